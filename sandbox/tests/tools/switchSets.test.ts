/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; the test sets an environment variable */
import {
	DEFAULT_SWITCHES,
	DEFAULTS_VARIABLE,
	defaultsFromEnvironment,
	FORMER_SWITCHES,
	startSandbox,
	type Sandbox,
} from '../../index';

let sandbox: Sandbox;
afterEach(async () => await sandbox?.close());

/** The switches whose default has changed, with the former default. */
const CHANGED = {
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

describe('sets of defaults', () => {
	it('the former defaults differ in these switches', () => {
		const differing = Object.entries(FORMER_SWITCHES).filter(
			([name, value]) => Reflect.get(DEFAULT_SWITCHES, name) !== value,
		);
		expect(Object.fromEntries(differing)).toEqual(CHANGED);
	});

	it.each([
		['observed', DEFAULT_SWITCHES],
		['former', FORMER_SWITCHES],
	] as const)('the option defaults "%s" chooses the set, also after a reset', async (name, set) => {
		sandbox = await startSandbox({ defaults: name, switches: { searchDelayMs: 7 } });
		expect(sandbox.switches).toEqual({ ...set, searchDelayMs: 7 });
		sandbox.switches.echoTraceIdOnCreate = !set.echoTraceIdOnCreate;
		sandbox.reset();
		expect(sandbox.switches).toEqual({ ...set, searchDelayMs: 7 });
	});

	it.each([
		[undefined, 'observed'],
		['', 'observed'],
		['observed', 'observed'],
		['former', 'former'],
	])('the environment variable %j chooses "%s"', (value, name) => {
		expect(defaultsFromEnvironment({ [DEFAULTS_VARIABLE]: value })).toBe(name);
	});

	it('another value of the environment variable is an error', () => {
		expect(() => defaultsFromEnvironment({ [DEFAULTS_VARIABLE]: 'old' })).toThrow(
			'SANDBOX_DEFAULTS must be one of observed, former, not "old"',
		);
	});

	it('a sandbox without the option takes the set of the environment', async () => {
		const before = process.env[DEFAULTS_VARIABLE];
		process.env[DEFAULTS_VARIABLE] = 'former';
		try {
			sandbox = await startSandbox();
			expect(sandbox.switches).toEqual(FORMER_SWITCHES);
		} finally {
			if (before === undefined) delete process.env[DEFAULTS_VARIABLE];
			else process.env[DEFAULTS_VARIABLE] = before;
		}
	});
});
