/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   tests run outside n8n; pages of the docs are read */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { HubspotCrmBatchOAuth2Api } from '../../../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import { defaultAssociationType } from '../../../../nodes/CrmBatch/hubspot/tables/associationTypes';
import {
	crmScopes,
	normalKey,
	objects,
	RECORD_ID,
	uniquePropertyOf,
	type CrmObject,
} from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import {
	ANY_OBJECT,
	objectOf,
	objectTypeOf,
	standardObjects,
} from '../../../../nodes/CrmBatch/hubspot/tables/objectTypes';
import { operationOf } from '../../../../nodes/CrmBatch/hubspot/tables/operations';
import { object } from '../../support/sentBatch';

const scopesOf = ({ scopes }: CrmObject): string[] => [...new Set(Object.values(scopes ?? {}))];

test('the objects with a resource of their own', () => {
	expect(objects.map(({ value, path: name }) => [value, name])).toEqual([
		['company', 'companies'],
		['contact', 'contacts'],
		['deal', 'deals'],
		['ticket', 'tickets'],
	]);
});

test.each(['', 'Contact', 'contacts', '__proto__', 'constructor'])(
	'no object has the value "%s"',
	(value) => {
		expect(objectOf(value)).toBeUndefined();
	},
);

test.each([
	{ of: 'contact', name: 'email', value: ' Anna@X.io ', key: 'anna@x.io' },
	{ of: 'contact', name: 'customer_no', value: ' A-1 ', key: 'A-1' },
	{ of: 'contact', name: RECORD_ID, value: '12', key: '12' },
	{ of: 'ticket', name: 'email', value: 'Anna@X.io', key: 'Anna@X.io' },
] as const)('the key of $value as $name of a $of is $key', ({ of, name, value, key }) => {
	expect(normalKey(uniquePropertyOf(object(of), name), value)).toBe(key);
});

describe('an object type', () => {
	test.each([
		['contacts', 'contacts'],
		[' Contact ', 'contacts'],
		['0-1', 'contacts'],
		['line_items', 'line_items'],
		['Line items', 'line_items'],
		['0-8', 'line_items'],
		['2-1234567', '2-1234567'],
		['p147893286_machines', 'p147893286_machines'],
	])('"%s" is %s in a path', (text, name) => {
		expect(objectTypeOf(text)?.path).toBe(name);
	});

	test.each(['', ' ', '..', '../contacts', 'a/b', 'a b', 'a?b', 'a%2Fb', 'ä', 'x'.repeat(201)])(
		'"%s" cannot be one',
		(text) => {
			expect(objectTypeOf(text)).toBeUndefined();
		},
	);

	test('that has a resource of its own has the rules of that resource', () => {
		expect(objectOf(ANY_OBJECT, 'contacts')).toBe(object('contact'));
	});

	test('of HubSpot is known by one name and one ID', () => {
		const names = standardObjects.flatMap(({ path: name, typeId }) => [name, typeId]);
		expect(new Set(names).size).toBe(names.length);
	});
});

function pageOf(file: string): string {
	return readFileSync(path.join(__dirname, '../../../..', file), 'utf8');
}

const credentials = pageOf('docs/credentials.md');

describe('the scopes of an object', () => {
	const all = [...standardObjects, objectTypeOf('2-1')].flatMap((row) => row ?? []);

	test.each(all)('$path are in docs/credentials.md', (row) => {
		expect(scopesOf(row).filter((scope) => !credentials.includes(scope))).toEqual([]);
		expect(scopesOf(row)).not.toEqual([]);
	});

	test('that HubSpot added later are not known', () => {
		expect(objectTypeOf('0-999')?.scopes).toBeUndefined();
	});
});

describe('a row', () => {
	const [, operationsSection = ''] =
		/^## Operations\n([\s\S]*?)^## /m.exec(pageOf('docs/operations.md')) ?? [];

	/** Pairs such as 'contact deal' for which HubSpot has no association type of its own. */
	const notAssociated: ReadonlySet<string> = new Set();

	/** What is missing for a row, one sentence for each gap. */
	function gaps(row: CrmObject, all: readonly CrmObject[]): string[] {
		const others = all.filter(({ value }) => value !== row.value);
		const pairs = [
			...all.map(({ value }) => [row, value] as const),
			...others.map((from) => [from, row.value] as const),
		];
		const { pipeline, defaultProperties } = row;
		const pipelineProperties = pipeline ? [pipeline.pipeline, pipeline.stage] : [];
		const given = [
			...pairs.map(([from, to]) => ({
				isGiven:
					notAssociated.has(`${from.value} ${to}`) ||
					defaultAssociationType(from, to) !== undefined,
				gap: `associationTypes.ts has no type from ${from.value} to ${to}`,
			})),
			...(['singular', 'plural', 'typeId', 'path'] as const).map((field) => ({
				isGiven: others.every((other) => other[field] !== row[field]),
				gap: `the ${field} '${row[field]}' belongs to another object too`,
			})),
			{ isGiven: row.scopes !== undefined, gap: 'it has no scopes' },
			...scopesOf(row).map((scope) => ({
				isGiven: credentials.includes(scope),
				gap: `docs/credentials.md does not name the scope ${scope}`,
			})),
			{
				isGiven: new RegExp(`\\b${row.singular}\\b`, 'i').test(operationsSection),
				gap: `the section 'Operations' of docs/operations.md does not name the ${row.singular}`,
			},
			{ isGiven: defaultProperties.length > 0, gap: 'it has no default properties' },
			...pipelineProperties.map((name) => ({
				isGiven: defaultProperties.includes(name),
				gap: `its default properties lack ${name}, which its pipeline names`,
			})),
			...defaultProperties
				.filter((name) => /^(hs_)?pipeline/.test(name))
				.map((name) => ({
					isGiven: pipelineProperties.includes(name),
					gap: `it has the default property ${name}, and no pipeline that names it`,
				})),
			...row.uniqueProperties.flatMap(({ name, matchIn = [] }) =>
				matchIn.map((operation) => ({
					isGiven: operationOf(operation) !== undefined,
					gap: `${name} matches in '${operation}', which is not an operation`,
				})),
			),
		];
		return given.flatMap(({ isGiven, gap }) => (isGiven ? [] : [gap]));
	}

	test.each(objects)('is complete: $value', (row) => {
		expect(gaps(row, objects)).toEqual([]);
	});

	test.each(['company', 'deal'])('of a %s takes at most 12 lines', (value) => {
		const file = path.join(__dirname, '../../../../nodes/CrmBatch/hubspot/tables/objects.ts');
		const rows = readFileSync(file, 'utf8').split(/^\t\{$/m);
		const [row = ''] =
			rows.find((text) => text.includes(`value: '${value}'`))?.split(/^\t\},$/m) ?? [];
		const lines = row.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line));
		expect(lines.length).toBeGreaterThan(5);
		// With the brackets.
		expect(lines.length + 2).toBeLessThanOrEqual(12);
	});

	test('that is not complete has its gaps named', () => {
		const row: CrmObject = {
			value: 'pet',
			singular: 'pet',
			plural: 'pets',
			typeId: '0-1',
			path: 'tickets',
			scopes: crmScopes('pets'),
			defaultProperties: ['hs_pipeline'],
			uniqueProperties: [{ name: 'chip', ignoresCase: false, matchIn: ['get', 'Update'] }],
			usualProperties: [],
		};
		expect(gaps(row, [object('contact'), row])).toEqual([
			'associationTypes.ts has no type from pet to contact',
			'associationTypes.ts has no type from pet to pet',
			'associationTypes.ts has no type from contact to pet',
			"the typeId '0-1' belongs to another object too",
			'docs/credentials.md does not name the scope crm.objects.pets.read',
			'docs/credentials.md does not name the scope crm.objects.pets.write',
			'docs/credentials.md does not name the scope crm.schemas.pets.read',
			"the section 'Operations' of docs/operations.md does not name the pet",
			'it has the default property hs_pipeline, and no pipeline that names it',
			"chip matches in 'Update', which is not an operation",
		]);
		const empty: CrmObject = { ...object('ticket'), plural: 'contacts', defaultProperties: [] };
		Reflect.deleteProperty(empty, 'scopes');
		expect(gaps(empty, objects)).toEqual([
			"the plural 'contacts' belongs to another object too",
			'it has no scopes',
			'it has no default properties',
			'its default properties lack hs_pipeline, which its pipeline names',
			'its default properties lack hs_pipeline_stage, which its pipeline names',
		]);
	});
});

test("the OAuth2 credential's default scopes are oauth and those of contacts and tickets", () => {
	const { properties } = new HubspotCrmBatchOAuth2Api();
	const scopes = ['oauth', ...scopesOf(object('contact')), ...scopesOf(object('ticket'))];
	expect(properties.find(({ name }) => name === 'scope')?.default).toBe(scopes.join(' '));
});
