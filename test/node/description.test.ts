/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { recordOperations } from '../../nodes/CrmBatch/hubspot/tables/allOperations';
import { objects } from '../../nodes/CrmBatch/hubspot/tables/objects';
import { linkOperations } from '../../nodes/CrmBatch/hubspot/tables/linkOperations';
import { anyObject, ASSOCIATION } from '../../nodes/CrmBatch/hubspot/tables/objectTypes';
import type { AnyOperation } from '../../nodes/CrmBatch/hubspot/tables/operations';
import { packageRoot } from '../support/engine/builtPackage';
import { place } from '../support/engine/executeNodeType';

/**
 * n8n's lint rules check literals, but most of this description is built from tables. These tests
 * apply the same rules to the finished description.
 */
const operations: readonly AnyOperation[] = recordOperations;
const { description } = new CrmBatch();
const { properties } = description;
const resources = [...objects, anyObject];
const combinations = resources.flatMap((object) =>
	operations.map((operation) => ({ resource: object.value, operation: operation.value })),
);
const linkCombinations = linkOperations.map(({ value }) => ({
	resource: ASSOCIATION,
	operation: value,
}));

const shownFor = (values: INodeParameters): INodeProperties[] => {
	const node = place('Node', 'crmBatch', values);
	const filled = NodeHelpers.getNodeParameters(properties, values, true, false, node, description);
	return properties.filter((property) =>
		NodeHelpers.displayParameter(filled ?? {}, property, node, description),
	);
};
const optionsOf = ({ options = [] }: INodeProperties) => options;
const isChoice = (option: object): option is INodePropertyOptions => 'value' in option;
const inJson = combinations.map((values) => ({ ...values, inputMode: 'json' }));
/** All parameters, nested ones included. */
const all = properties.flatMap((property) => [property, ...nested(property)]);
const options = properties.filter(({ name }) => name === 'options').flatMap(nested);
const titlesOf = (of: readonly INodeProperties[]) => of.map(({ displayName }) => displayName);
const optionNames = options.map(({ name }) => name);

test('has these parameters and options, with these defaults', () => {
	const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
	expect(defaults).toMatchObject({
		authentication: 'serviceKey',
		resource: 'contact',
		operation: 'upsert',
		idValue: '',
		inputMode: 'mapper',
		properties: { mappingMode: 'autoMapInputData', value: null },
		propertiesJson: '={{ $json }}',
		returnAll: false,
		limit: 50,
		filters: {},
		modifiedSince: '',
		simplify: true,
		options: {},
	});
	expect(description).toMatchObject({
		name: 'crmBatch',
		displayName: 'HubSpot CRM Batch',
		version: 1,
	});
	expect(optionNames).toEqual([
		'apiVersion',
		'archived',
		'batchSize',
		'concurrency',
		'createOnlyProperties',
		'dryRun',
		'duplicates',
		'emptyValues',
		'existingRecords',
		'includeInput',
		'maxWait',
		'propertiesWithHistory',
		'notFound',
		'skipUnchanged',
		'unknownProperties',
	]);
});

test('a search with Return All has no limit', () => {
	const shown = shownFor({ resource: 'contact', operation: 'search', returnAll: true });
	expect(shown.map(({ name }) => name)).not.toContain('limit');
});

test('a search has no option about batches', () => {
	const given = { resource: 'contact', operation: 'search', options: {} };
	const node = place('Node', 'crmBatch', given);
	const shown = options.filter((option) =>
		NodeHelpers.displayParameterPath(given, option, 'options', node, description),
	);
	expect(shown.map(({ name }) => name)).toEqual(['apiVersion', 'includeInput', 'maxWait']);
});

test('a filter shows a value only if its operator takes one', () => {
	const [collection] = properties.filter(({ name }) => name === 'filters');
	const value = collection && nested(collection).find(({ name }) => name === 'value');
	const isShown = (operator: string) => {
		const given = { operation: 'search', filters: { filter: [{ property: 'email', operator }] } };
		const node = place('Node', 'crmBatch', given);
		const at = 'filters.filter[0]';
		return value && NodeHelpers.displayParameterPath(given, value, at, node, description);
	};
	expect(['EQ', 'IN', 'HAS_PROPERTY', 'NOT_HAS_PROPERTY'].map(isShown)).toEqual([
		true,
		true,
		false,
		false,
	]);
});

test.each([
	{ resource: 'contact', operation: 'get', idProperty: 'hs_object_id' },
	{ resource: 'contact', operation: 'update', idProperty: 'hs_object_id' },
	{ resource: 'contact', operation: 'upsert', idProperty: 'email' },
	{ resource: 'ticket', operation: 'get', idProperty: 'hs_object_id' },
	{ resource: 'ticket', operation: 'update', idProperty: 'hs_object_id' },
	{ resource: 'ticket', operation: 'upsert', idProperty: '' },
])('$operation of a $resource matches by "$idProperty" by default', ({ idProperty, ...values }) => {
	const given = { ...values, inputMode: 'json' };
	const shown = shownFor(given).filter(({ name }) => name === 'idProperty');
	expect(shown.map((property) => property.default)).toEqual([idProperty]);
});

describe.each([...combinations.map((values) => ({ ...values, inputMode: 'mapper' })), ...inJson])(
	'$operation of a $resource, input mode $inputMode',
	(values) => {
		const names = shownFor(values).map(({ name }) => name);
		const isMapped = values.inputMode === 'mapper';

		test('shows each parameter once', () => {
			expect(names).toEqual([...new Set(names)]);
		});

		test('shows exactly the parameters that its row in the table of operations names', () => {
			const parts: readonly string[] =
				operations.find(({ value }) => value === values.operation)?.parts ?? [];
			const expected = [
				...['authentication', 'resource'],
				...(values.resource === anyObject.value ? ['objectType'] : []),
				'operation',
				...(parts.includes('properties') ? ['inputMode'] : []),
				// The field mapper has a column to match on of its own.
				...(parts.includes('id') && !(parts.includes('properties') && isMapped)
					? ['idProperty', 'idValue']
					: []),
				...(parts.includes('properties') ? [isMapped ? 'properties' : 'propertiesJson'] : []),
				...(parts.includes('associations') ? ['associations'] : []),
				...(parts.includes('filters') ? ['returnAll', 'limit', 'filters', 'modifiedSince'] : []),
				...(parts.includes('returned') || parts.includes('filters') ? ['propertyNames'] : []),
				...(values.operation === 'delete' ? [] : ['simplify']),
				'options',
			];
			expect(names).toEqual(expected);
		});
	},
);

test.each([
	{ operation: 'create', mode: 'map' },
	{ operation: 'update', mode: 'update' },
	{ operation: 'upsert', mode: 'upsert' },
])("the field mapper of $operation has n8n's mode $mode", ({ operation, mode }) => {
	const [mapper] = shownFor({ resource: 'contact', operation }).filter(
		({ type }) => type === 'resourceMapper',
	);
	expect(mapper?.typeOptions?.resourceMapper).toMatchObject({
		mode,
		multiKeyMatch: false,
		supportAutoMap: true,
		matchingFieldsLabels: { title: 'Match By' },
	});
});

test.each([
	{ resource: 'contact', operation: 'get', placeholder: 'e.g. 110338039632', said: 'hs_object_id' },
	{
		resource: 'ticket',
		operation: 'delete',
		placeholder: 'e.g. 110338039632',
		said: 'hs_object_id',
	},
	{ resource: 'contact', operation: 'upsert', placeholder: 'e.g. jane@example.com', said: 'email' },
	{ resource: 'ticket', operation: 'upsert', placeholder: 'e.g. A-1042', said: 'name or label' },
])(
	"the hint of 'Value to Match' fits $operation of a $resource",
	({ placeholder, said, ...values }) => {
		const [value] = shownFor({ ...values, inputMode: 'json' }).filter(
			({ name }) => name === 'idValue',
		);
		expect(value).toMatchObject({ placeholder, hint: expect.stringContaining(said) });
	},
);

describe('a list that depends on other parameters', () => {
	const dependent = all.filter(({ typeOptions }) => typeOptions?.loadOptionsMethod !== undefined);
	const dependsOn = ({ typeOptions }: INodeProperties) => typeOptions?.loadOptionsDependsOn ?? [];

	test.each(dependent)('$name reloads when another kind of credential is chosen', (property) => {
		expect(dependsOn(property)).toContain('authentication');
	});

	test.each(properties.filter(({ type }) => type === 'resourceMapper'))(
		'the field mapper reloads when its properties are others',
		(mapper) => {
			expect(dependsOn(mapper)).toEqual([
				...['authentication', 'resource', 'objectType.value', 'operation'],
			]);
		},
	);

	test('names them by paths whose values n8n can compare', () => {
		// A path of n8n's editor starts at the node's parameters, or with & beside the parameter. It
		// compares values as text: an object would always be the same.
		const names = new Set(properties.map(({ name }) => name));
		const locators = properties
			.filter(({ type }) => type === 'resourceLocator')
			.map(({ name }) => name);
		for (const path of all.flatMap(dependsOn)) {
			if (path.startsWith('&')) continue;
			const [name = '', ...rest] = path.split('.');
			expect([...names]).toContain(name);
			expect([path, rest]).toEqual([path, locators.includes(name) ? ['value'] : []]);
		}
	});
});

describe.each(linkCombinations)('$operation of an association', (values) => {
	test('shows the two records of a link, and no parameter of a record', () => {
		const isRead = values.operation === 'get';
		expect(shownFor(values).map(({ name }) => name)).toEqual([
			...['authentication', 'resource', 'operation'],
			...['fromObjectType', 'fromIdProperty', 'fromObjectId', 'toObjectType'],
			...(isRead ? [] : ['toIdProperty', 'toObjectId', 'associationType']),
			'options',
		]);
	});
});

test('every parameter is shown by some operation', () => {
	const shown = new Set([...combinations, ...linkCombinations, ...inJson].flatMap(shownFor));
	expect(properties.filter((property) => !shown.has(property))).toEqual([]);
});

test('every option is shown by some operation', () => {
	const isShown = (option: INodeProperties) =>
		combinations.some((values) => {
			const given = { ...values, options: {} };
			const node = place('Node', 'crmBatch', given);
			return NodeHelpers.displayParameterPath(given, option, 'options', node, description);
		});
	expect(titlesOf(options.filter((option) => !isShown(option)))).toEqual([]);
	// The check itself works: it finds an option that no operation shows.
	const never = { displayOptions: { show: { '/operation': ['merge'] } } };
	expect(options.map((option) => ({ ...option, ...never })).filter(isShown)).toEqual([]);
});

test('lists are sorted by name, nested ones included', () => {
	const lists = all.map(optionsOf).filter((list) => list.length >= 5);
	expect(lists.length).toBeGreaterThanOrEqual(3);
	lists.forEach((list) => {
		const names = list.map((option) =>
			'displayName' in option ? option.displayName : option.name,
		);
		expect(names).toEqual([...names].sort());
	});
});

test('every operation has an action and a description that name the object', () => {
	const [ofLinks, ...selectors] = properties.filter(({ name }) => name === 'operation');
	const actions = ofLinks
		? optionsOf(ofLinks)
				.filter(isChoice)
				.map(({ action }) => action)
		: [];
	expect(actions).toEqual(linkCombinations.map(() => expect.stringContaining('associations')));
	expect(selectors).toHaveLength(resources.length);
	selectors.forEach((selector, place) => {
		const choices = optionsOf(selector).filter(isChoice);
		expect(choices.map(({ value }) => value).sort()).toEqual(
			operations.map(({ value }) => value).sort(),
		);
		choices.forEach(({ action = '', description: text = '' }) => {
			expect(action).toMatch(new RegExp(`${resources[place]?.plural}$`));
			expect(action.slice(1)).toBe(action.slice(1).toLowerCase());
			expect(text).not.toMatch(/\{one\}|\{many\}|\.$/);
		});
	});
});

test.each(all)('the texts of $displayName follow the conventions of n8n', (property) => {
	const { displayName, description: text = '', hint = '', placeholder = '', type } = property;
	expect(displayName).toMatch(/^[A-Z]/);
	expect(property.default).not.toBeUndefined();
	if (type === 'boolean') expect(text).toMatch(/^Whether /);
	if (type === 'string' && placeholder) expect(placeholder).toMatch(/^e\.g\. /);
	const choices = optionsOf(property).filter(isChoice);
	[text, hint, ...choices.map((choice) => choice.description ?? '')].forEach((one) => {
		expect(one).not.toMatch(/\s$|^\s|^[a-z]/);
		const isOneSentence = !/[.!?:] [A-Z]/.test(one);
		expect([one, one.endsWith('.')]).toEqual([one, !isOneSentence]);
	});
});

test.each(all)(
	'$displayName has a text that tells an AI agent what it is for',
	({ description: text, hint }) => {
		// n8n's lint prescribes the description of a dynamic list, so the hint has to explain it.
		const own = text?.startsWith('Choose from the list') ? hint : text;
		expect(own?.split(' ').length).toBeGreaterThan(3);
	},
);

describe('the docs explain', () => {
	const guide = ['operations', 'credentials']
		.map((page) => readFileSync(path.join(packageRoot, `docs/${page}.md`), 'utf8'))
		.join('\n');
	const operationNames = properties
		.filter(({ name }) => name === 'operation')
		.flatMap((selector) => optionsOf(selector).map(({ name }) => name));
	// n8n's lint adds "or ID" to the name of a dynamic list.
	const short = (title: string) => title.replace(/ Name or ID$| or IDs$/, '');
	const bold = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, text = '']) => short(text));

	test.each([...new Set([...operationNames, ...titlesOf(all).map(short)])])('%s', (name) => {
		expect(bold).toContain(name);
	});
});

describe('in the editor', () => {
	const read = (file: string) =>
		readFileSync(path.join(packageRoot, 'nodes/CrmBatch', file), 'utf8');

	test.each(['HubSpot', 'CRM', 'bulk', 'batch', 'upsert', 'ticket', 'contact'])(
		'a search for "%s" finds the node',
		(word) => {
			const { alias } = JSON.parse(read('CrmBatch.node.json')) as { alias: string[] };
			const searched = [description.displayName, ...alias].map((one) => one.toLowerCase());
			expect(searched.some((one) => one.includes(word.toLowerCase()))).toBe(true);
		},
	);

	test('the categories exist in n8n, and the links are web addresses', () => {
		const codex = JSON.parse(read('CrmBatch.node.json')) as {
			node: string;
			categories: string[];
			resources: Record<string, Array<{ url: string }>>;
		};
		expect(codex.node).toBe('n8n-nodes-hubspot-crm-batch');
		// See "Node codex files" in n8n's docs.
		const known = ['Communication', 'Data & Storage', 'Marketing & Content', 'Sales'];
		expect(codex.categories.filter((category) => !known.includes(category))).toEqual([]);
		expect(codex.categories).toContain('Sales');
		const links = Object.values(codex.resources).flat();
		expect(links.length).toBeGreaterThan(1);
		links.forEach(({ url }) => expect(url).toMatch(/^https:\/\//));
	});

	test('the subtitle shows the operation and the resource', () => {
		expect(description.subtitle).toBe(
			'={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		);
	});

	test('there are different icons for the light and the dark theme', () => {
		const { icon } = description;
		if (typeof icon !== 'object') throw new Error('There is one icon for both themes');
		const [light, dark] = [icon.light, icon.dark].map((one) => read(one.replace('file:', '')));
		expect(light).toContain('<svg');
		expect(dark).toContain('<svg');
		expect(light).not.toBe(dark);
	});
});

function nested(property: INodeProperties): INodeProperties[] {
	return optionsOf(property).flatMap((option) => {
		if ('displayName' in option && 'type' in option) return [option];
		return 'values' in option ? (option as INodePropertyCollection).values : [];
	});
}
