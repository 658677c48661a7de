import type { PlantedBug } from './plantedBug';

/** Tests of value checks and conversions. The chaos tests catch most of these bugs too. */
const VALUE_TESTS = ['test/unit/hubspot/values', 'test/node/values.test.ts'];

/** Bugs in value checks and conversions, and in reading the schema for them. */
export const BUGS_IN_VALUES: readonly PlantedBug[] = [
	{
		name: 'accept a decimal comma',
		file: 'hubspot/values/numbers.ts',
		from: 'if (text !== undefined && DECIMAL.test(text)) return success(text);',
		to: `const pointed = text?.replace(',', '.');
	if (pointed !== undefined && DECIMAL.test(pointed)) return success(pointed);`,
		tests: VALUE_TESTS,
	},
	{
		name: 'send a read-only property',
		file: 'hubspot/values/properties.ts',
		from: 'return !schema || propertyDefinition?.isWritable === true;',
		to: 'return !schema || propertyDefinition !== undefined;',
		tests: VALUE_TESTS,
	},
	{
		name: 'send the other values of an item with an invalid value',
		file: 'hubspot/values/properties.ts',
		from: 'if (!converted.ok) {',
		to: 'if (!converted.ok) {\n\t\t\tif (propertyDefinition) continue;',
		tests: VALUE_TESTS,
	},
	{
		name: 'send empty values that the settings ignore',
		file: 'hubspot/values/properties.ts',
		from: "if (value === undefined || (kept === undefined && empty === 'ignore')) continue;",
		to: 'if (value === undefined) continue;',
		tests: VALUE_TESTS,
	},
	{
		name: 'take the UTC day of a date, not the day as written',
		file: 'hubspot/values/dates/dates.ts',
		from: 'return date.ok ? success(date.value.day) : date;',
		to: `if (!date.ok) return date;
	return success(new Date(date.value.asUtcMs - (date.value.offsetMs ?? 0)).toISOString().slice(0, 10));`,
		tests: VALUE_TESTS,
	},
	{
		name: 'read a time without a zone as UTC, not in the time zone of the workflow',
		file: 'hubspot/values/dates/dates.ts',
		from: 'offsetMs ?? offsetOfLocal(asUtcMs, context)',
		to: 'offsetMs ?? 0',
		tests: VALUE_TESTS,
	},
	{
		name: 'read seconds as milliseconds',
		file: 'hubspot/values/dates/dates.ts',
		from: 'size < LEAST_MILLISECONDS ? epoch * 1000 : epoch',
		to: 'epoch',
		tests: VALUE_TESTS,
	},
	{
		name: 'replace choices instead of appending to them',
		file: 'hubspot/values/choices.ts',
		from: "return success((appends ? ';' : '') + [",
		to: 'return success([',
		tests: VALUE_TESTS,
	},
	{
		name: 'match choices case-sensitively',
		file: 'hubspot/schema/choices.ts',
		from: 'anyName.get(wanted.toLowerCase())',
		to: 'value.get(wanted)',
		tests: VALUE_TESTS,
	},
	{
		name: 'read 0 as a checked checkbox',
		file: 'hubspot/values/booleans.ts',
		from: "map((value) => [value, 'false'] as const)",
		to: "map((value) => [value, value === 0 ? 'true' : 'false'] as const)",
		tests: VALUE_TESTS,
	},
	{
		name: 'drop every property when the schema is not readable',
		file: 'n8n/input/valueRules.ts',
		from: 'return success({ rules: { ...base, schema }, kind, names, notes: [note] });',
		to: "return success({ rules: { ...base, unknown: 'ignore', schema: new Schema([]) }, kind, names, notes: [note] });",
	},
	{
		name: 'send unchecked values during an outage of the schema',
		file: 'n8n/input/valueRules.ts',
		from: "if (properties.outcome === 'notSent') return failed(properties.failure);",
		to: '',
	},
	{
		name: 'send during an outage of a list of choices',
		file: 'n8n/input/valueRules.ts',
		from: "if (choices.outcome === 'notSent') return failed(choices.failure);",
		to: '',
	},
	{
		name: 'never read a list of choices',
		file: 'n8n/input/valueRules.ts',
		from: 'if (!choicesIn || values.every((given) => textsIn(given, name).every(isId))) continue;',
		to: 'if (choicesIn) continue;',
	},
	{
		name: 'read the schema twice',
		file: 'n8n/http/readList.ts',
		from: "if (!next || next === after || objectsAt(outcome.value, 'results').length === 0) break;",
		to: 'if (page > 0) break;',
	},
	{
		name: 'treat a lost schema as a refused one',
		file: 'hubspot/reply/judgeList.ts',
		from: "\t\t\totherwise: 'notSent',",
		to: "\t\t\totherwise: 'failed',",
	},
	{
		name: 'send nothing without permission to read the schema',
		file: 'n8n/input/valueRules.ts',
		from: "if (properties.outcome === 'notSent') return failed(properties.failure);",
		to: "if (properties.outcome !== 'succeeded') return failed(properties.failure);",
	},
	{
		name: 'send valid items when a value is invalid and On Error is Stop Workflow',
		file: 'n8n/execute.ts',
		from: '\tif (fatal) {\n',
		to: '\tif (fatal && config.dryRun) {\n',
	},
	{
		name: 'leave schema requests out of the request count',
		file: 'n8n/http/readList.ts',
		from: 'const { clock, cost, maxWaitMs, signal } = session;',
		to: 'const { clock, maxWaitMs, signal } = session;\n\tconst cost = { requests: 0, retries: 0, waitedMs: 0 };',
	},
	{
		name: 'take a field of the item in place of an expression that returns nothing',
		file: 'n8n/input/parameters.ts',
		from: "saved.replace(/^=/, '').trim() === ''",
		to: "(saved.startsWith('=') || saved.trim() === '')",
		tests: ['test/node/valueToMatch.test.ts'],
	},
	{
		name: 'let the later of two fields for one property win',
		file: 'hubspot/request/valuesByProperty.ts',
		from: 'if (other !== undefined) {',
		to: 'if (other === field) {',
		tests: ['test/node/fieldNames.test.ts'],
	},
	{
		name: 'write a label of two properties to the first one',
		file: 'hubspot/request/valuesByProperty.ts',
		from: 'if (property && !other) {',
		to: 'if (property) {',
		tests: ['test/node/fieldNames.test.ts'],
	},
	{
		name: 'write a field that the node itself has added to an item',
		file: 'hubspot/request/valuesByProperty.ts',
		from: 'if (outputFields.has(name)) {',
		to: 'if (false) {',
		tests: ['test/node/roundTrip.test.ts'],
	},
	{
		name: 'link to a record twice',
		file: 'n8n/input/associations.ts',
		from: 'return success(uniqueOf(associations));',
		to: 'return success(associations);',
		tests: ['test/unit/n8n/input/associations.test.ts'],
	},
];
