/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { objects } from '../../nodes/CrmBatch/hubspot/objects';
import { operations } from '../../nodes/CrmBatch/hubspot/operations';
import { packageRoot } from '../support/builtPackage';
import { place } from '../support/executeNodeType';

/**
 * The lint rules of n8n look at literals; most of this description is made from tables. So the
 * finished description is held against the same rules here.
 */
const { description } = new CrmBatch();
const { properties } = description;
const combinations = objects.flatMap((object) =>
	operations.map((operation) => ({ resource: object.value, operation: operation.value })),
);

const shownFor = (values: Record<string, string>): INodeProperties[] => {
	const node = place('Node', 'crmBatch', values);
	const filled = NodeHelpers.getNodeParameters(properties, values, true, false, node, description);
	return properties.filter((property) =>
		NodeHelpers.displayParameter(filled ?? {}, property, node, description),
	);
};
const optionsOf = ({ options = [] }: INodeProperties) => options;
const isChoice = (option: object): option is INodePropertyOptions => 'value' in option;
const collection = properties.find(({ name }) => name === 'options');
const optionNames = collection ? optionsOf(collection).map(({ name }) => name) : [];

test('the contract names every parameter, with its default', () => {
	const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
	expect(defaults).toMatchObject({
		authentication: 'oAuth2',
		resource: 'ticket',
		operation: 'read',
		idValue: '={{ $json.id }}',
		inputMode: 'mapper',
		propertiesJson: '={{ $json }}',
		simplify: true,
		options: {},
	});
	expect(description).toMatchObject({
		name: 'crmBatch',
		displayName: 'HubSpot CRM Batch',
		version: 1,
	});
	expect(optionNames).toEqual([
		'archived',
		'batchSize',
		'concurrency',
		'dryRun',
		'duplicates',
		'emptyValues',
		'maxWait',
		'propertiesWithHistory',
		'notFound',
		'unknownProperties',
	]);
});

test.each([
	{ resource: 'contact', operation: 'read', idProperty: 'hs_object_id' },
	{ resource: 'contact', operation: 'update', idProperty: 'hs_object_id' },
	{ resource: 'contact', operation: 'upsert', idProperty: 'email' },
	{ resource: 'ticket', operation: 'read', idProperty: 'hs_object_id' },
	{ resource: 'ticket', operation: 'update', idProperty: 'hs_object_id' },
	{ resource: 'ticket', operation: 'upsert', idProperty: '' },
])('$operation of a $resource matches by "$idProperty" by default', ({ idProperty, ...values }) => {
	const shown = shownFor(values).filter(({ name }) => name === 'idProperty');
	expect(shown.map((property) => property.default)).toEqual([idProperty]);
});

describe.each(combinations)('$operation of a $resource', (values) => {
	const names = shownFor(values).map(({ name }) => name);

	test('shows each parameter once', () => {
		expect(names).toEqual([...new Set(names)]);
	});

	test('shows what its row in the table reads, and nothing else', () => {
		const parts: readonly string[] =
			operations.find(({ value }) => value === values.operation)?.parts ?? [];
		const expected = [
			...['authentication', 'resource', 'operation'],
			...(parts.includes('idProperty') ? ['idProperty'] : []),
			...(parts.includes('id') ? ['idValue'] : []),
			...(parts.includes('properties') ? ['inputMode', 'properties'] : []),
			...(parts.includes('associations') ? ['associations'] : []),
			...(parts.includes('returned') ? ['propertyNames'] : []),
			...(values.operation === 'archive' ? [] : ['simplify']),
			'options',
		];
		expect(names).toEqual(expected);
	});
});

test('no parameter and no option is there that no operation shows', () => {
	const shown = new Set(
		combinations.flatMap((values) =>
			shownFor(values).map((property) => properties.indexOf(property)),
		),
	);
	const inJson = shownFor({ resource: 'ticket', operation: 'create', inputMode: 'json' });
	inJson.forEach((property) => shown.add(properties.indexOf(property)));
	expect(shown.size).toBe(properties.length);
});

test('lists of choices are in the order of their names', () => {
	const lists = properties.map(optionsOf).filter((options) => options.length >= 5);
	lists.forEach((options) => {
		const names = options.map((option) =>
			'displayName' in option ? option.displayName : option.name,
		);
		expect(names).toEqual([...names].sort());
	});
});

test('every operation has an action and a description that say which object', () => {
	const selectors = properties.filter(({ name }) => name === 'operation');
	expect(selectors).toHaveLength(objects.length);
	selectors.forEach((selector, place) => {
		const choices = optionsOf(selector).filter(isChoice);
		expect(choices.map(({ value }) => value).sort()).toEqual(
			operations.map(({ value }) => value).sort(),
		);
		choices.forEach(({ action = '', description: text = '' }) => {
			expect(action).toMatch(new RegExp(`${objects[place]?.plural}$`));
			expect(action.slice(1)).toBe(action.slice(1).toLowerCase());
			expect(text).not.toMatch(/\{one\}|\{many\}|\.$/);
		});
	});
});

test('texts keep to the conventions of n8n', () => {
	const all = properties.flatMap((property) => [property, ...nested(property)]);
	all.forEach(({ displayName, description: text = '', type, default: value }) => {
		expect(displayName).toMatch(/^[A-Z]/);
		if (type === 'boolean') expect(text).toMatch(/^Whether /);
		expect(value).not.toBeUndefined();
		const sentences = text.split('. ').length;
		if (sentences === 1) expect(text).not.toMatch(/\.$/);
	});
});

test('README explains every operation and every option by its name', () => {
	const readme = readFileSync(path.join(packageRoot, 'README.md'), 'utf8');
	const operationNames = properties
		.filter(({ name }) => name === 'operation')
		.flatMap((selector) => optionsOf(selector).map(({ name }) => name));
	const optionTitles = collection ? nested(collection).map(({ displayName }) => displayName) : [];
	[...operationNames, ...optionTitles].forEach((name) => expect(readme).toContain(`**${name}**`));
});

function nested(property: INodeProperties): INodeProperties[] {
	return optionsOf(property).flatMap((option) => {
		if ('displayName' in option && 'type' in option) return [option];
		return 'values' in option ? (option as INodePropertyCollection).values : [];
	});
}
