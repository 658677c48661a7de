import type { PlantedBug } from './plantedBug';

/** Bugs in how a reply is interpreted. */
export const BUGS_IN_JUDGING: readonly PlantedBug[] = [
	{
		name: 'pair results with inputs by position',
		file: 'hubspot/reply/pairing/pairing.ts',
		from: 'let unmatched = records;',
		to: `records.forEach((record, place) => pairs.set(place, record));
	let unmatched: readonly CrmRecord[] = [];`,
	},
	{
		name: 'pair records that have equal values and different associations',
		file: 'hubspot/reply/pairing/pairByValues.ts',
		from: 'JSON.stringify([sorted, input.notReturned])',
		to: 'JSON.stringify(sorted)',
	},
	{
		name: 'ignore ids in the context of an error',
		file: 'hubspot/reply/blame/blame.ts',
		from: "const ids = texts(['ids', 'id']);",
		to: 'const ids: string[] = [];',
		tests: ['test/unit/hubspot/reply/judgeSuccess.test.ts'],
	},
	{
		name: 'ignore trace ids in the context of an error',
		file: 'hubspot/reply/blame/blame.ts',
		from: "const traceIds = texts(['objectWriteTraceId']);",
		to: 'const traceIds: string[] = [];',
		tests: ['test/unit/hubspot/reply/judgeSuccess.test.ts'],
	},
	{
		name: 'match email addresses case-sensitively',
		file: 'hubspot/tables/objects.ts',
		from: 'return property.ignoresCase ? trimmed.toLowerCase() : trimmed;',
		to: 'return trimmed;',
	},
	{
		name: 'drop the errors of a 207',
		file: 'hubspot/reply/judgeBatch.ts',
		from: 'const { results, errors } = batchBody(body);',
		to: 'const { results } = batchBody(body);\n\tconst errors: JsonObject[] = [];',
	},
	{
		name: 'treat 207 as a failure',
		file: 'hubspot/reply/judgeReply.ts',
		from: 'if (status >= 200 && status < 300) return true;',
		to: 'if (status >= 200 && status < 207) return true;',
	},
	{
		name: 'treat a missing result as a success',
		file: 'hubspot/reply/judgeBatch.ts',
		from: 'return operation.writes ? unknown(missing, entry) : refused(missing);',
		to: "return { outcome: 'succeeded', value: {} };",
	},
	{
		name: 'treat a lost connection as one that was never made',
		file: 'hubspot/reply/judgeReply.ts',
		from: "return delivered === 'no'",
		to: 'return delivered !== undefined',
	},
	{
		name: 'retry a create after a 502',
		file: 'hubspot/reply/judgeBatch.ts',
		from: 'if (!sent.entries.every(({ repeatable }) => repeatable)) {',
		to: 'if (failure.httpStatus !== 502 && !sent.entries.every(({ repeatable }) => repeatable)) {',
	},
	{
		name: 'retry every create whose reply was lost',
		file: 'hubspot/tables/operations.ts',
		from: 'repeatable: false,',
		to: 'repeatable: true,',
	},
	{
		name: 'report a lost update as not sent',
		file: 'hubspot/reply/treatments.ts',
		from: "return writes ? 'unknown' : 'failed';",
		to: "return writes ? 'notSent' : 'failed';",
	},
	{
		name: 'split a batch on a rate limit',
		file: 'hubspot/errors/refusals/limits.ts',
		from: 'treatment: retryBelowLimit(1_000),',
		to: "treatment: { treat: 'split' },",
	},
	{
		name: 'treat every 404 as records that were not found',
		file: 'hubspot/errors/refusals/records.ts',
		from: "{ category: ['OBJECT_NOT_FOUND'] },",
		to: "{ category: ['OBJECT_NOT_FOUND'] },\n\t\t\t{ status: ['404'] },",
	},
	{
		name: 'continue after the daily limit',
		file: 'hubspot/errors/refusals/limits.ts',
		from: 'treatment: stopRun,',
		to: "treatment: { treat: 'stop', scope: 'group', outcome: 'notSent' },",
		tests: ['test/unit/hubspot'],
	},
	{
		name: 'treat a gateway without a connection to HubSpot as an outage',
		file: 'hubspot/errors/refusals/limits.ts',
		from: "when: [{ status: ['521', '523', '525', '526', '530'] }],",
		to: "when: [{ status: ['999'] }],",
		tests: ['test/unit/hubspot/reply'],
	},
	{
		name: 'fail an update because its own record has the value',
		file: 'hubspot/reply/blame/conflicts.ts',
		from: 'if (!owner || isOwnRecord(owner, request.envelope.idProperty, own, sent)) return;',
		to: 'if (!owner) return;',
		tests: ['test/unit/hubspot/reply'],
	},
	{
		name: 'take a dead token for a list that is hidden',
		file: 'hubspot/reply/judgeList.ts',
		from: "scope === 'group' || isOfEndpoint ? refused(failure) : undefined,",
		to: 'scope !== undefined || isOfEndpoint ? refused(failure) : undefined,',
	},
	{
		name: 'fail the items of a batch that was turned away for the token',
		file: 'hubspot/errors/refusals/refusal.ts',
		from: "export const stopRun: Treatment = { treat: 'stop', scope: 'run', outcome: 'notSent' };",
		to: "export const stopRun: Treatment = { treat: 'stop', scope: 'run', outcome: 'failed' };",
	},
];
