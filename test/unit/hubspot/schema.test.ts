import { toDefinitions } from '../../../nodes/CrmBatch/hubspot/schema';
import type { JsonObject } from '../../../nodes/CrmBatch/hubspot/json';

const plain = {
	name: 'city',
	label: 'city',
	isUnique: false,
	isWritable: true,
	isHidden: false,
};

describe('the properties of an object', () => {
	test.each([
		{ title: 'a name alone', property: {}, definition: {} },
		{ title: 'a label', property: { label: 'City' }, definition: { label: 'City' } },
		{ title: 'a label of no text', property: { label: {} }, definition: {} },
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
	])('are read: $title', ({ property, definition }) => {
		expect(toDefinitions({ results: [{ name: 'city', ...property }] })).toEqual([
			{ ...plain, ...definition },
		]);
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
