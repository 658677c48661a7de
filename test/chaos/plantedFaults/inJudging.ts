import type { PlantedFault } from './plantedFault';

/** Bugs in what a reply is taken to mean. */
export const FAULTS_IN_JUDGING: readonly PlantedFault[] = [
	{
		name: 'pair results by their position',
		file: 'hubspot/reply/pairing.ts',
		from: 'let left = records;',
		to: `records.forEach((record, place) => pairs.set(place, record));
	let left: readonly CrmRecord[] = [];`,
	},
	{
		name: 'give a twin the record that has other links',
		file: 'hubspot/reply/pairByValues.ts',
		from: 'JSON.stringify([sorted, input.besides])',
		to: 'JSON.stringify(sorted)',
	},
	{
		name: 'ignore the ids in the context of an error',
		file: 'hubspot/reply/blame.ts',
		from: "contextTexts(context, ['ids', 'id'])",
		to: 'contextTexts(context, [])',
		tests: ['test/unit/hubspot/reply/judgeSuccess.test.ts'],
	},
	{
		name: 'ignore the trace ids in the context of an error',
		file: 'hubspot/reply/blame.ts',
		from: "contextTexts(context, ['objectWriteTraceId'])",
		to: 'contextTexts(context, [])',
		tests: ['test/unit/hubspot/reply/judgeSuccess.test.ts'],
	},
	{
		name: 'match e-mail addresses by their case',
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
		name: 'take 207 for another thing than 200',
		file: 'hubspot/reply/judgeReply.ts',
		from: 'return reply.status >= 200 && reply.status < 300',
		to: 'return reply.status >= 200 && reply.status < 207',
	},
	{
		name: 'take a missing result for a success',
		file: 'hubspot/reply/judgeBatch.ts',
		from: 'return sent.operation.writes ? unknown(reason, entry) : failed(reason);',
		to: "return { outcome: 'succeeded', result: {} };",
	},
	{
		name: 'take a lost connection for one that was never made',
		file: 'hubspot/reply/judgeReply.ts',
		from: "return reply.delivered === 'no'",
		to: 'return reply.delivered !== undefined',
	},
	{
		name: 'send a create again after a 502',
		file: 'hubspot/reply/judgeBatch.ts',
		from: 'if (!sent.entries.every(({ repeatable }) => repeatable)) {',
		to: 'if (reason.httpStatus !== 502 && !sent.entries.every(({ repeatable }) => repeatable)) {',
	},
	{
		name: 'send every create again whose answer was lost',
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
		name: 'halve on a rate limit',
		file: 'hubspot/reply/treatments.ts',
		from: '{ when: isRateLimit, then: again(1_000) },',
		to: '{ when: isRateLimit, then: split },',
	},
	{
		name: 'take every 404 for records that were not found',
		file: 'hubspot/reply/treatments.ts',
		from: "status === 404 && category === 'OBJECT_NOT_FOUND'",
		to: 'status === 404',
	},
	{
		name: 'go on after the daily limit',
		file: 'hubspot/reply/treatments.ts',
		from: "then: { treat: 'stop', scope: 'run', outcome: 'notSent' },",
		to: "then: { treat: 'stop', scope: 'group', outcome: 'notSent' },",
		tests: ['test/unit/hubspot'],
	},
];
