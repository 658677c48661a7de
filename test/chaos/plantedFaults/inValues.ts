import type { PlantedFault } from './plantedFault';

/** How values are checked and converted is pinned kind by kind; the chaos finds most of it too. */
const VALUE_TESTS = ['test/unit/hubspot/values', 'test/node/values.test.ts'];

/** Bugs in how values are checked and converted, and in how the account's schema is read for it. */
export const FAULTS_IN_VALUES: readonly PlantedFault[] = [
	{
		name: 'take a decimal comma for a point',
		file: 'hubspot/values/numbers.ts',
		from: 'if (text !== undefined && DECIMAL.test(text)) return { text };',
		to: `const pointed = text?.replace(',', '.');
	if (pointed !== undefined && DECIMAL.test(pointed)) return { text: pointed };`,
		tests: VALUE_TESTS,
	},
	{
		name: 'send a property that HubSpot sets itself',
		file: 'hubspot/values/properties.ts',
		from: 'return !schema || property?.isWritable === true;',
		to: 'return !schema || property !== undefined;',
		tests: VALUE_TESTS,
	},
	{
		name: 'send the rest of an item that has a bad value',
		file: 'hubspot/values/properties.ts',
		from: "if (!('text' in text)) {",
		to: "if (!('text' in text)) {\n\t\t\tif (definition) continue;",
		tests: VALUE_TESTS,
	},
	{
		name: 'send empty values that are to be ignored',
		file: 'hubspot/values/properties.ts',
		from: "if (value === undefined || (kept === undefined && empty === 'ignore')) continue;",
		to: 'if (value === undefined) continue;',
		tests: VALUE_TESTS,
	},
	{
		name: 'take the day of a date in UTC, not as it is written',
		file: 'hubspot/values/dates/dates.ts',
		from: 'return date ? { text: date.day }',
		to: `const day = date && new Date(date.asUtcMs - (date.offsetMs ?? 0)).toISOString().slice(0, 10);
	return date ? { text: day }`,
		tests: VALUE_TESTS,
	},
	{
		name: "take a time without a zone for UTC, not for the workflow's",
		file: 'hubspot/values/dates/dates.ts',
		from: 'date.offsetMs ?? offsetOfLocal(date.asUtcMs, context)',
		to: 'date.offsetMs ?? 0',
		tests: VALUE_TESTS,
	},
	{
		name: 'take seconds for milliseconds',
		file: 'hubspot/values/dates/dates.ts',
		from: 'size < LEAST_MILLISECONDS ? epoch * 1000 : epoch',
		to: 'epoch',
		tests: VALUE_TESTS,
	},
	{
		name: 'replace the choices that a value is to be added to',
		file: 'hubspot/values/choices.ts',
		from: "return { text: (appends ? ';' : '') + [",
		to: 'return { text: [',
		tests: VALUE_TESTS,
	},
	{
		name: 'know no choice in other case',
		file: 'hubspot/values/choose.ts',
		from: 'byAnyName.get(wanted.toLowerCase());',
		to: 'byValue.get(wanted);',
		tests: VALUE_TESTS,
	},
	{
		name: 'take a checkbox that is off for one that is on',
		file: 'hubspot/values/booleans.ts',
		from: "map((value) => [value, 'false'] as const)",
		to: "map((value) => [value, value === 0 ? 'true' : 'false'] as const)",
		tests: VALUE_TESTS,
	},
	{
		name: 'drop every property when the schema is not shown',
		file: 'n8n/input/valueRules.ts',
		from: 'rules: { ...base, schema: given.isAutomatic ? new Map(saved) : undefined },',
		to: "rules: { ...base, unknown: 'ignore', schema: new Map(saved) },",
	},
	{
		name: 'send unchecked what cannot be checked because of an outage',
		file: 'n8n/input/valueRules.ts',
		from: "if (properties.outcome === 'notSent') return { halted: properties.reason };",
		to: '',
	},
	{
		name: 'send although the list of choices had an outage',
		file: 'n8n/input/valueRules.ts',
		from: "if (choices.outcome === 'notSent') return { halted: choices.reason };",
		to: '',
	},
	{
		name: 'read no list of choices',
		file: 'n8n/input/valueRules.ts',
		from: 'if (!choicesIn || !isNeeded) continue;',
		to: 'if (choicesIn || !isNeeded) continue;',
	},
	{
		name: 'read the schema twice',
		file: 'n8n/http/readList.ts',
		from: "if (!next || next === after || objectsAt(outcome.result, 'results').length === 0) break;",
		to: 'if (page > 0) break;',
	},
	{
		name: 'take a schema that is lost for one that is refused',
		file: 'hubspot/reply/judgeList.ts',
		from: "\t\t\totherwise: 'notSent',",
		to: "\t\t\totherwise: 'failed',",
	},
	{
		name: 'send nothing without permission to read the schema',
		file: 'n8n/input/valueRules.ts',
		from: "if (properties.outcome === 'notSent') return { halted: properties.reason };",
		to: "if (properties.outcome !== 'succeeded') return { halted: properties.reason };",
	},
	{
		name: 'send the others although a value is bad and On Error is Stop Workflow',
		file: 'n8n/execute.ts',
		from: '\tif (fatal) {\n',
		to: '\tif (fatal && settings.dryRun) {\n',
	},
	{
		name: 'leave the reading of the schema out of the count of requests',
		file: 'n8n/execute.ts',
		from: 'addCosts(prepared.cost, cost)',
		to: 'cost',
	},
];
