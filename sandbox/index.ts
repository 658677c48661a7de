/** The HubSpot sandbox: start it, point a client at its URL, inspect the requests it received. */
export { startSandbox, type Sandbox } from './sandbox';
export type { CustomProperties, SandboxOptions } from './options';
export type { LoggedRequest } from './http/requestLog';
export { ManualClock, RunningClock, type Clock } from './clock';
export type { RateLimit } from './http/rateLimit/pools';
export type { ArmedFault, Fault, FaultAction, FaultCondition, FaultPlan } from './http/faults';
export type { Label, Linked, LinkedType, RecordName } from './control/setup';
export type { StoredAssociation, StoredRecord } from './model/record';
export type { PropertyDefinition } from './schema/definition';
export type { CustomObject } from './schema/types/custom';
export type { ObjectTypeRow } from './schema/types/row';
export type { Switches } from './switches';
export {
	DEFAULT_SWITCHES,
	DEFAULTS_VARIABLE,
	defaultsFromEnvironment,
	FORMER_SWITCHES,
	type SwitchSetName,
} from './switchSets';
