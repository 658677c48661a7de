/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; an environment variable chooses the defaults of a test run */
import type { Switches } from './switches';

/**
 * The default of each switch: the behaviour of the newest live replies, else the one that is hardest
 * for a client, so that a client that works here works whichever way HubSpot behaves.
 */
export const DEFAULT_SWITCHES: Readonly<Switches> = {
	echoTraceIdOnCreate: true,
	echoTraceIdOnUpdate: true,
	echoTraceIdOnUpsert: true,
	resultOrder: 'shuffled',
	traceIdsCount: true,
	partialTraceIdsCount: false,
	duplicateTraceIdsCount: false,
	refuseAliasDuplicates: true,
	updateByEmail: false,
	upsertReturnsIdProperty: true,
	emailHasUniqueValue: false,
	emptyInputs: 'refuse',
	refuseUnknownAssociationTargets: true,
	checkOwnerIds: true,
	pipelineChangeNeedsStage: true,
	conflictNamesExistingId: true,
	retryAfterOn429: 0,
	allMissing: 207,
	searchDelayMs: 3_000,
	primaryIdPreservation: false,
	mergedIdInBatchUpdate: 'dropped',
	batchReadFollowsMergedIds: true,
	patchFollowsMergedIds: true,
	newestVersionAnswers207: false,
	associationIdsAsNumbers: true,
	valueErrorTexts: 'full',
	propertyValueInErrors: true,
	takenEmail: 'coordinates',
	takenEmailOnUpsert: 'conflict',
	takenUniqueValue: 'coordinates',
	missingByUniqueProperty: 'refused',
	associationErrors: 'refuseRequest',
	emptyAssociationTypes: 'ignored',
	notFoundHasCategory: false,
	notFoundByPropertyIsPage: true,
	invalidNames: 'refuseRequest',
	derivedProperties: true,
	customObjectsByBaseName: false,
	defaultAssociationsAnswer207: false,
	invalidIdInAssociationRead: 'item',
	mayEditAssociations: true,
	missingScopesForm: 'errors',
	maxBodyBytes: 32 * 1024 * 1024,
};

/** The defaults before the newest live replies were known. A client should work with both sets. */
export const FORMER_SWITCHES: Readonly<Switches> = {
	...DEFAULT_SWITCHES,
	echoTraceIdOnCreate: false,
	echoTraceIdOnUpdate: false,
	patchFollowsMergedIds: false,
	associationIdsAsNumbers: false,
	valueErrorTexts: 'short',
	propertyValueInErrors: false,
	takenEmail: 'conflict',
	takenUniqueValue: 'valueError',
	missingByUniqueProperty: 'reported',
	associationErrors: 'byRecord',
	emptyAssociationTypes: 'default',
	notFoundHasCategory: true,
	notFoundByPropertyIsPage: false,
	invalidNames: 'unknownProperty',
	derivedProperties: false,
	customObjectsByBaseName: true,
	defaultAssociationsAnswer207: true,
};

const SETS = { observed: DEFAULT_SWITCHES, former: FORMER_SWITCHES } as const;

/** Name of a set of defaults. */
export type SwitchSetName = keyof typeof SETS;

/** The environment variable that chooses the defaults of all sandboxes of a process. */
export const DEFAULTS_VARIABLE = 'SANDBOX_DEFAULTS';

const isSetName = (name: string): name is SwitchSetName => Object.hasOwn(SETS, name);

/** The set of defaults with this name. */
export function switchSet(name: SwitchSetName): Readonly<Switches> {
	return SETS[name];
}

/** The name in the environment variable. `observed` if it is not set or empty. */
export function defaultsFromEnvironment(environment = process.env): SwitchSetName {
	const name = environment[DEFAULTS_VARIABLE] || 'observed';
	if (isSetName(name)) return name;
	const names = Object.keys(SETS).join(', ');
	throw new Error(`${DEFAULTS_VARIABLE} must be one of ${names}, not "${name}"`);
}
