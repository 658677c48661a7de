import './n8nEnvironment';

export { loadBuiltPackage, packageRoot, type LoadedPackage } from './builtPackage';
export { CredentialStore, type CredentialData } from '../credentials/credentialStore';
export { executeNodeType, place, type ExecuteOptions, type NodeResult } from './executeNodeType';
export { runWorkflow, type RunOptions, type Running, type WorkflowFile } from './runWorkflow';
export type { WorkflowResult } from './workflowResult';
