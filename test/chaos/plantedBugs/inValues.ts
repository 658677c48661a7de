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
		from: 'anyName.get(folded(wanted))',
		to: 'value.get(wanted)',
		tests: VALUE_TESTS,
	},
	{
		name: 'read 0 as a checked checkbox',
		file: 'hubspot/values/booleans.ts',
		from: "['0', 'false'],",
		to: "['0', 'true'],",
		tests: VALUE_TESTS,
	},
	{
		name: 'read 03/04/2026 as a day',
		file: 'hubspot/values/dates/otherDates.ts',
		from: 'return isUnclear ? undefined : ',
		to: 'return ',
		tests: VALUE_TESTS,
	},
	{
		name: 'take a wrong weekday',
		file: 'hubspot/values/dates/otherDates.ts',
		from: 'if (!date || weekday === undefined) return date;',
		to: 'if (date) return date;\n\tif (!date || weekday === undefined) return date;',
		tests: VALUE_TESTS,
	},
	{
		name: 'keep invisible characters',
		file: 'hubspot/characters.ts',
		from: "? text.replace(INVISIBLE, '').trim()",
		to: '? text.trim()',
		tests: VALUE_TESTS,
	},
	{
		name: 'drop joiners from the emoji of free text',
		file: 'hubspot/values/convert.ts',
		from: 'propertyDefinition.isAddress ? addressOf(value) : value',
		to: 'addressOf(value)',
		tests: VALUE_TESTS,
	},
	{
		name: 'take an invisible value for one that is not empty',
		file: 'hubspot/values/given.ts',
		from: '?? isUnseen;',
		to: '?? isBlank;',
		tests: VALUE_TESTS,
	},
	{
		name: 'read JSON lists in free text',
		file: 'hubspot/values/given.ts',
		from: 'if (isFreeText(propertyDefinition)) return withoutEmpty(value, isBlank);',
		to: 'if (isFreeText(propertyDefinition)) return withoutEmpty(listOf(value, propertyDefinition), isBlank);',
		tests: VALUE_TESTS,
	},
	{
		name: 'send half surrogate pairs',
		file: 'hubspot/values/convert.ts',
		from: 'const text = wellFormed(converted.value);',
		to: 'const text = converted.value;\n\twellFormed(text);',
		tests: VALUE_TESTS,
	},
	{
		name: "take the usual meaning of a word before the account's label",
		file: 'hubspot/values/booleans.ts',
		from: 'if (choice && others.length === 0) return success(choice.value);',
		to: `const usual = words.get(folded(text));
	if (usual !== undefined) return success(usual);
	if (choice && others.length === 0) return success(choice.value);`,
		tests: VALUE_TESTS,
	},
	{
		name: 'send the ID of a stage of another pipeline',
		file: 'hubspot/values/choices.ts',
		from: 'if (outside?.pipelineLabel !== undefined) {',
		to: 'if (outside?.pipelineLabel !== undefined && id === undefined) {',
		tests: VALUE_TESTS,
	},
	{
		name: 'never look for deactivated owners',
		file: 'n8n/input/valueRules.ts',
		from: 'if (!namesUnknownOwner(listed, raws))',
		to: 'if (!namesUnknownOwner(listed, []))',
		tests: ['test/node/wildValues.test.ts'],
	},
	{
		name: 'drop every property when the schema is not readable',
		file: 'n8n/input/valueRules.ts',
		from: 'return success({ rules: { ...base, schema }, notes: [note], heldBack: () => undefined });',
		to: "return success({ rules: { ...base, unknown: 'ignore', schema: new Schema([]) }, notes: [note], heldBack: () => undefined });",
	},
	{
		name: 'send unchecked values during an outage of the schema',
		file: 'n8n/input/valueRules.ts',
		from: "if (properties.outcome === 'refused') {",
		to: "if (properties.outcome === 'refused' || properties.outcome === 'unavailable') {",
	},
	{
		name: 'send during an outage of a list of choices',
		file: 'n8n/input/valueRules.ts',
		from: "else if (choices.outcome === 'unavailable') unavailable.set(list, choices.failure);",
		to: '',
	},
	{
		name: 'never read a list of choices',
		file: 'n8n/input/neededLists.ts',
		from: 'if (!choicesIn || !raws.some((raw) => needsList(definition, raw))) continue;',
		to: 'if (!choicesIn || raws) continue;',
	},
	{
		name: 'read the schema twice',
		file: 'n8n/http/read.ts',
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
		from: 'if (isAutomatic && savedNames.length === 0) return failed(failure);',
		to: 'if (properties) return failed(failure);',
	},
	{
		name: 'send valid items when a value is invalid and On Error is Stop Workflow',
		file: 'n8n/execute.ts',
		from: '\tif (fatal) {\n',
		to: '\tif (fatal && config.dryRun) {\n',
	},
	{
		name: 'leave schema requests out of the request count',
		file: 'n8n/http/read.ts',
		from: 'const { clock, cost, maxWaitMs, signal } = session;',
		to: 'const { clock, maxWaitMs, signal } = session;\n\tconst cost = { requests: 0, retries: 0, waitedMs: 0 };',
	},
];
