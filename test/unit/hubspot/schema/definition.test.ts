import type { JsonObject } from '../../../../nodes/CrmBatch/hubspot/json';
import {
	toDefinitions,
	type PropertyDefinition,
} from '../../../../nodes/CrmBatch/hubspot/schema/definition';

interface Row {
	readonly title: string;
	readonly property: JsonObject;
	/** What differs from {@link plain}. */
	readonly definition: Partial<PropertyDefinition>;
}

const plain: PropertyDefinition = {
	name: 'city',
	label: 'city',
	type: '',
	group: '',
	isUnique: false,
	isWritable: true,
	isHidden: false,
	isHubspots: false,
	isMultiple: false,
	isAmount: false,
	choices: [],
};
const defined = (property: JsonObject) =>
	toDefinitions({ results: [{ name: 'city', ...property }] });

describe('the properties of an object', () => {
	test.each<Row>([
		{ title: 'a name alone', property: {}, definition: {} },
		{ title: 'a label', property: { label: 'City' }, definition: { label: 'City' } },
		{ title: 'a label of no text', property: { label: {} }, definition: {} },
		{ title: 'a type', property: { type: 'number' }, definition: { type: 'number' } },
		{
			title: 'an amount',
			property: { type: 'number', fieldType: 'number' },
			definition: { type: 'number', isAmount: true },
		},
		{
			title: 'a text that is shown as a number',
			property: { fieldType: 'number', type: 'string' },
			definition: { type: 'string' },
		},
		{ title: 'a group', property: { groupName: 'address' }, definition: { group: 'address' } },
		{ title: 'a unique value', property: { hasUniqueValue: true }, definition: { isUnique: true } },
		{ title: 'a value that is not unique', property: { hasUniqueValue: false }, definition: {} },
		{ title: 'an odd word on that', property: { hasUniqueValue: 'true' }, definition: {} },
		{
			title: 'a value that is read only',
			property: { modificationMetadata: { readOnlyValue: true, readOnlyDefinition: false } },
			definition: { isWritable: false },
		},
		{
			title: 'a definition that is read only',
			property: { modificationMetadata: { readOnlyValue: false, readOnlyDefinition: true } },
			definition: {},
		},
		{ title: 'odd metadata', property: { modificationMetadata: 'none' }, definition: {} },
		{
			title: 'a value that is calculated',
			property: { calculated: true },
			definition: { isWritable: false },
		},
		{ title: 'a value that is hidden', property: { hidden: true }, definition: { isHidden: true } },
		{
			title: 'one that HubSpot has made',
			property: { hubspotDefined: true },
			definition: { isHubspots: true },
		},
		{
			title: 'a single checkbox',
			property: { type: 'bool', fieldType: 'booleancheckbox' },
			definition: { type: 'bool' },
		},
		{
			title: 'several choices at once',
			property: { type: 'enumeration', fieldType: 'checkbox' },
			definition: { type: 'enumeration', isMultiple: true },
		},
		{
			title: 'one choice of several',
			property: { type: 'enumeration', fieldType: 'select' },
			definition: { type: 'enumeration' },
		},
		{
			title: 'a checkbox that is no choice',
			property: { type: 'string', fieldType: 'checkbox' },
			definition: { type: 'string' },
		},
	])('are read: $title', ({ property, definition }) => {
		expect(defined(property)).toEqual([{ ...plain, ...definition }]);
	});

	test('keep their order', () => {
		const results = ['b', 'a', 'c'].map((name) => ({ name }));
		expect(toDefinitions({ results }).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
	});

	test.each<{ readonly title: string; readonly body: JsonObject }>([
		{ title: 'an empty object', body: {} },
		{ title: 'results that are an object', body: { results: { name: 'city' } } },
		{ title: 'results that are no objects', body: { results: [null, 'city', ['city']] } },
		{ title: 'a property without a name', body: { results: [{ label: 'City' }, { name: '' }] } },
		{ title: 'a name of no text', body: { results: [{ name: { text: 'city' } }] } },
		{
			title: 'results under __proto__',
			body: JSON.parse('{"__proto__":{"results":[{"name":"city"}]}}') as JsonObject,
		},
	])('are none in $title', ({ body }) => {
		expect(toDefinitions(body)).toEqual([]);
	});
});

describe('the choices of a property', () => {
	const choicesOf = (options: unknown) => defined({ options }).flatMap(({ choices }) => choices);

	test.each([
		{
			title: 'value and label',
			option: { value: 'LOW', label: 'Low' },
			choice: { value: 'LOW', label: 'Low', isHidden: false },
		},
		{
			title: 'a value alone',
			option: { value: 'LOW' },
			choice: { value: 'LOW', label: 'LOW', isHidden: false },
		},
		{
			title: 'an empty label',
			option: { value: 'LOW', label: '' },
			choice: { value: 'LOW', label: 'LOW', isHidden: false },
		},
		{
			title: 'a value that is no text',
			option: { value: true, label: 'Yes' },
			choice: { value: 'true', label: 'Yes', isHidden: false },
		},
		{
			title: 'one that is hidden',
			option: { value: 'OLD', label: 'Old', hidden: true },
			choice: { value: 'OLD', label: 'Old', isHidden: true },
		},
	])('are read: $title', ({ option, choice }) => {
		expect(choicesOf([option])).toEqual([choice]);
	});

	test.each([
		{ title: 'no list', options: undefined },
		{ title: 'an object', options: { value: 'LOW' } },
		{ title: 'no objects', options: ['LOW', null, 1] },
		{ title: 'no values', options: [{ label: 'Low' }, { value: '' }, { value: {} }] },
	])('are none: $title', ({ options }) => {
		expect(choicesOf(options)).toEqual([]);
	});

	test.each([
		{ property: { name: 'hs_pipeline' }, list: 'pipelines' },
		{ property: { name: 'hs_pipeline_stage' }, list: 'stages' },
		{ property: { name: 'hubspot_owner_id', referencedObjectType: 'OWNER' }, list: 'owners' },
		{ property: { name: 'reviewer', referencedObjectType: 'OWNER' }, list: 'owners' },
		{ property: { name: 'hs_pipeline', type: 'string' }, list: undefined },
		{ property: { name: 'hs_pipeline', options: [{ value: '0' }] }, list: undefined },
		{ property: { name: 'team', referencedObjectType: 'TEAM' }, list: undefined },
	])('of $property are in $list', ({ property, list }) => {
		const [definition] = defined({ type: 'enumeration', options: [], ...property });
		expect(definition?.choicesIn).toBe(list);
		expect(definition && 'choicesIn' in definition).toBe(list !== undefined);
	});
});
