import './n8nEnvironment';

export { loadBuiltPackage } from './builtPackage';
export { executeNodeType, place, type ExecuteOptions } from './executeNodeType';
export { runWorkflow, type WorkflowFile } from './runWorkflow';
export type { WorkflowResult } from './workflowResult';
