/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolveOutputSchemaPath } from 'n8n-core';

import { linkOperations } from '../../nodes/CrmBatch/hubspot/tables/linkOperations';
import { anyObject, ASSOCIATION } from '../../nodes/CrmBatch/hubspot/tables/objectTypes';
import { objects } from '../../nodes/CrmBatch/hubspot/tables/objects';
import { recordOperations } from '../../nodes/CrmBatch/hubspot/tables/allOperations';
import { outputSchemas, SCHEMAS, type Schema } from '../docs/outputSchemas';
import { runNode, type NodeOptions } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** The output that n8n's editor shows before the first run is the output of a run. */
const sandbox = useSandbox();

/** A custom object of the sandbox's account, with a unique property. */
const MACHINES = '2-34156791';

/** A unique property of an account that has made one for its companies and deals. */
const ERP_NUMBER = {
	name: 'erp_no',
	label: 'ERP number',
	type: 'string',
	fieldType: 'text',
	hasUniqueValue: true,
} as const;

interface Sample {
	/** HubSpot's name of the object. */
	readonly plural: string;
	/** Values to write, and the unique property among them. */
	readonly row: Readonly<Record<string, string>>;
	readonly unique: string;
	readonly more?: Pick<NodeOptions, 'objectType'>;
}

const samples: Readonly<Record<string, Sample>> = {
	contact: {
		plural: 'contacts',
		row: { email: 'ada@x.example', firstname: 'Ada', lastname: 'Byron' },
		unique: 'email',
	},
	company: {
		plural: 'companies',
		row: { name: 'Acme', domain: 'acme.example', [ERP_NUMBER.name]: 'C-1' },
		unique: ERP_NUMBER.name,
	},
	deal: {
		plural: 'deals',
		row: {
			...{ dealname: 'Big', dealstage: 'appointmentscheduled', pipeline: 'default' },
			...{ amount: '5', closedate: '2026-12-31', [ERP_NUMBER.name]: 'D-1' },
		},
		unique: ERP_NUMBER.name,
	},
	ticket: {
		plural: 'tickets',
		row: {
			...{ subject: 'Help', content: 'Fire', hs_pipeline: '0', hs_pipeline_stage: '1' },
			...{ hs_ticket_priority: 'LOW', external_reference: 'T-1' },
		},
		unique: 'external_reference',
	},
	customObject: {
		plural: MACHINES,
		row: { model: 'Press', serial_no: 'S-1' },
		unique: 'serial_no',
		more: { objectType: { __rl: true, mode: 'list', value: MACHINES } },
	},
};

/** What differs from the schema, by place: a field that is missing, or is of another type. */
function flaws(value: unknown, schema: Schema, place = 'item'): string[] {
	const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
	if (![schema.type].flat().includes(type)) return [`${place} is ${type}`];
	if (Array.isArray(value)) {
		return value.flatMap((one, index) => flaws(one, schema.items ?? schema, `${place}[${index}]`));
	}
	const fields = typeof value === 'object' && value !== null ? { ...value } : {};
	return Object.entries(schema.properties ?? {}).flatMap(([name, of]) =>
		Object.hasOwn(fields, name)
			? flaws(Reflect.get(fields, name), of, `${place}.${name}`)
			: [`${place}.${name} is missing`],
	);
}

const schemaOf = (file: string): Schema => JSON.parse(readFileSync(file, 'utf8')) as Schema;

test('there is one for each resource and operation, and n8n finds it', () => {
	const expected = [
		...[...objects, anyObject].flatMap(({ value: resource }) =>
			recordOperations.map(({ value: operation }) => ({ resource, operation })),
		),
		...linkOperations.map(({ value: operation }) => ({ resource: ASSOCIATION, operation })),
	];
	const nodeDir = path.resolve(SCHEMAS, '../..');
	const found = expected.map(({ resource, operation }) =>
		resolveOutputSchemaPath({ nodeDir, version: 1, resource, operation }),
	);
	expect(found.sort()).toEqual(outputSchemas.map(({ file }) => file).sort());
	const files = readdirSync(SCHEMAS, { recursive: true, withFileTypes: true });
	expect(files.filter((entry) => entry.isFile())).toHaveLength(expected.length);
});

test.each(outputSchemas)(
	'$resource $operation is the file that `npm run docs:schemas` writes',
	({ file, schema }) => {
		expect(JSON.stringify(schemaOf(file))).toBe(JSON.stringify(schema));
	},
);

test.each(outputSchemas.filter(({ resource }) => resource !== ASSOCIATION))(
	'$resource $operation is the output of a run',
	async ({ resource, operation, file }) => {
		const { plural, row, unique, more } = samples[resource] ?? {};
		if (!plural || !row || !unique) throw new Error(`There is no sample of ${resource}`);
		if (unique === ERP_NUMBER.name) sandbox.current.addProperty(plural, ERP_NUMBER);
		const [{ id } = { id: '' }] = operation === 'create' ? [] : sandbox.current.seed(plural, [row]);
		const { items, errors } = await runNode({
			resource,
			operation,
			...more,
			...(operation === 'upsert' && { matchBy: unique }),
			items: [operation === 'create' || operation === 'upsert' ? row : { id, ...row }],
		});
		expect(errors).toEqual([]);
		expect(items).toHaveLength(1);
		expect(items.flatMap(({ json }) => flaws(json, schemaOf(file)))).toEqual([]);
	},
);

test.each(outputSchemas.filter(({ resource }) => resource === ASSOCIATION))(
	'$resource $operation is the output of a run',
	async ({ resource, operation, file }) => {
		const [contact] = sandbox.current.seed('contacts', [{ email: 'ada@x.example' }]);
		const [company] = sandbox.current.seed('companies', [{ name: 'Acme' }]);
		const link = {
			resource,
			fromObjectType: 'contact',
			fromObjectId: contact?.id ?? '',
			toObjectType: 'company',
			items: [{}],
		};
		const toObjectId = company?.id ?? '';
		if (operation !== 'create') await runNode({ ...link, operation: 'create', toObjectId });
		const own = operation === 'get' ? {} : { toObjectId };
		const { items, errors } = await runNode({ ...link, ...own, operation });
		expect(errors).toEqual([]);
		expect(items).toHaveLength(1);
		expect(items.flatMap(({ json }) => flaws(json, schemaOf(file)))).toEqual([]);
	},
);

test('the check finds a missing field and another type', () => {
	const schema: Schema = {
		type: 'object',
		properties: { id: { type: 'string' }, list: { type: 'array', items: { type: 'number' } } },
	};
	expect(flaws({ id: '1', list: [1] }, schema)).toEqual([]);
	expect(flaws({ list: [1, 'x'] }, schema)).toEqual([
		'item.id is missing',
		'item.list[1] is string',
	]);
});
