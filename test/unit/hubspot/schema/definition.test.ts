import type { JsonObject } from '../../../../nodes/CrmBatch/hubspot/json';
import { ChoiceList } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import {
	plainProperty,
	toDefinitions,
	type PropertyDefinition,
} from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { object } from '../../support/sentBatch';

interface Row {
	readonly title: string;
	readonly property: JsonObject;
	/** The fields that differ from {@link plain}. */
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
	isAddress: false,
	choices: ChoiceList.empty,
};
const defined = (property: JsonObject) =>
	toDefinitions({ results: [{ name: 'city', ...property }] }, object('ticket'));

describe('the properties of an object', () => {
	test.each<Row>([
		{ title: 'a name alone', property: {}, definition: {} },
		{ title: 'a label', property: { label: 'City' }, definition: { label: 'City' } },
		{ title: 'a label that is not text', property: { label: {} }, definition: {} },
		{ title: 'a type', property: { type: 'number' }, definition: { type: 'number' } },
		{
			title: 'a quantity',
			property: { type: 'number', fieldType: 'number' },
			definition: { type: 'number', isAmount: true },
		},
		{
			title: 'an email address, by its hint',
			property: { type: 'string', textDisplayHint: 'email' },
			definition: { type: 'string', isAddress: true },
		},
		{
			title: 'a phone number, by its hint',
			property: { type: 'string', textDisplayHint: 'phone_number' },
			definition: { type: 'string', isAddress: true },
		},
		{
			title: 'a phone number, by its field',
			property: { type: 'string', fieldType: 'phonenumber' },
			definition: { type: 'string', isAddress: true },
		},
		{
			title: 'a phone number, by its type',
			property: { type: 'phone_number' },
			definition: { type: 'phone_number', isAddress: true },
		},
		{
			title: 'an email address, by the name that every account has',
			property: { name: 'email', type: 'string', fieldType: 'text' },
			definition: { name: 'email', label: 'email', type: 'string', isAddress: true },
		},
		{
			title: "another of HubSpot's own email addresses",
			property: {
				name: 'work_email',
				type: 'string',
				fieldType: 'text',
				hubspotDefined: true,
			},
			definition: {
				name: 'work_email',
				label: 'work_email',
				type: 'string',
				isHubspots: true,
				isAddress: true,
			},
		},
		{
			title: 'text of the account that is named like an email address',
			property: { name: 'last_email', type: 'string', fieldType: 'text' },
			definition: { name: 'last_email', label: 'last_email', type: 'string' },
		},
		{
			title: 'text with another hint',
			property: { type: 'string', textDisplayHint: 'multi_line' },
			definition: { type: 'string' },
		},
		{
			title: 'a choice of email addresses',
			property: { name: 'email', type: 'enumeration', fieldType: 'select' },
			definition: { name: 'email', label: 'email', type: 'enumeration' },
		},
		{
			title: 'text that is shown as a number',
			property: { fieldType: 'number', type: 'string' },
			definition: { type: 'string' },
		},
		{ title: 'a group', property: { groupName: 'address' }, definition: { group: 'address' } },
		{ title: 'a unique value', property: { hasUniqueValue: true }, definition: { isUnique: true } },
		{ title: 'a value that is not unique', property: { hasUniqueValue: false }, definition: {} },
		{ title: 'an invalid flag', property: { hasUniqueValue: 'true' }, definition: {} },
		{
			title: 'a read-only value',
			property: { modificationMetadata: { readOnlyValue: true, readOnlyDefinition: false } },
			definition: { isWritable: false },
		},
		{
			title: 'a read-only definition',
			property: { modificationMetadata: { readOnlyValue: false, readOnlyDefinition: true } },
			definition: {},
		},
		{ title: 'invalid metadata', property: { modificationMetadata: 'none' }, definition: {} },
		{
			title: 'a calculated value',
			property: { calculated: true },
			definition: { isWritable: false },
		},
		{ title: 'a hidden property', property: { hidden: true }, definition: { isHidden: true } },
		{
			title: 'a property of HubSpot',
			property: { hubspotDefined: true },
			definition: { isHubspots: true },
		},
		{
			title: 'a single checkbox',
			property: { type: 'bool', fieldType: 'booleancheckbox' },
			definition: { type: 'bool' },
		},
		{
			title: 'several choices',
			property: { type: 'enumeration', fieldType: 'checkbox' },
			definition: { type: 'enumeration', isMultiple: true },
		},
		{
			title: 'one choice',
			property: { type: 'enumeration', fieldType: 'select' },
			definition: { type: 'enumeration' },
		},
		{
			title: 'a checkbox of another type',
			property: { type: 'string', fieldType: 'checkbox' },
			definition: { type: 'string' },
		},
	])('are read: $title', ({ property, definition }) => {
		expect(defined(property)).toEqual([{ ...plain, ...definition }]);
	});

	test('keep their order', () => {
		const results = ['b', 'a', 'c'].map((name) => ({ name }));
		expect(toDefinitions({ results }, object('ticket')).map(({ name }) => name)).toEqual([
			'b',
			'a',
			'c',
		]);
	});

	test.each<{ readonly title: string; readonly body: JsonObject }>([
		{ title: 'an empty object', body: {} },
		{ title: 'results that are an object', body: { results: { name: 'city' } } },
		{ title: 'results that are not objects', body: { results: [null, 'city', ['city']] } },
		{ title: 'a property without a name', body: { results: [{ label: 'City' }, { name: '' }] } },
		{ title: 'a name that is not text', body: { results: [{ name: { text: 'city' } }] } },
		{
			title: 'results under __proto__',
			body: JSON.parse('{"__proto__":{"results":[{"name":"city"}]}}') as JsonObject,
		},
	])('are missing in $title', ({ body }) => {
		expect(toDefinitions(body, object('ticket'))).toEqual([]);
	});
});

test('a property of which only the name is known is a plain one', () => {
	expect(plainProperty('city')).toEqual(plain);
});

describe('the choices of a property', () => {
	const choicesOf = (options: unknown) =>
		defined({ options }).flatMap(({ choices }) => choices.all);

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
			title: 'a value that is not text',
			option: { value: true, label: 'Yes' },
			choice: { value: 'true', label: 'Yes', isHidden: false },
		},
		{
			title: 'a hidden choice',
			option: { value: 'OLD', label: 'Old', hidden: true },
			choice: { value: 'OLD', label: 'Old', isHidden: true },
		},
	])('are read: $title', ({ option, choice }) => {
		expect(choicesOf([option])).toEqual([choice]);
	});

	test.each([
		{ title: 'no list', options: undefined },
		{ title: 'an object', options: { value: 'LOW' } },
		{ title: 'a list without objects', options: ['LOW', null, 1] },
		{ title: 'choices without values', options: [{ label: 'Low' }, { value: '' }, { value: {} }] },
	])('are missing in $title', ({ options }) => {
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

	test('of a pipeline are elsewhere only for an object with pipelines', () => {
		const body = { results: [{ name: 'hs_pipeline', type: 'enumeration' }] };
		const [definition] = toDefinitions(body, object('contact'));
		expect(definition?.choicesIn).toBeUndefined();
	});
});
