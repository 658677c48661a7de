import { batchPath, propertiesPath } from '../../../../nodes/CrmBatch/hubspot/tables/endpoints';
import {
	normalKey,
	objectOf,
	objects,
	RECORD_ID,
	uniquePropertyOf,
} from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import { operationOf, operations } from '../../../../nodes/CrmBatch/hubspot/tables/operations';
import type { Entry } from '../../../../nodes/CrmBatch/hubspot/tables/request';
import { envelope, object, operation, request } from '../../support/sentBatch';

describe('the objects', () => {
	test('are contacts and tickets', () => {
		expect(objects.map(({ value, path }) => [value, path])).toEqual([
			['contact', 'contacts'],
			['ticket', 'tickets'],
		]);
	});

	test.each(['', 'Contact', 'contacts', '__proto__', 'constructor'])(
		'a resource called "%s" does not exist',
		(value) => {
			expect(objectOf(value)).toBeUndefined();
		},
	);

	test.each([
		{ of: 'contact', name: 'email', value: ' Anna@X.io ', key: 'anna@x.io' },
		{ of: 'contact', name: 'customer_no', value: ' A-1 ', key: 'A-1' },
		{ of: 'contact', name: RECORD_ID, value: '12', key: '12' },
		{ of: 'ticket', name: 'email', value: 'Anna@X.io', key: 'Anna@X.io' },
	] as const)('$value as $name of a $of is the same as $key', ({ of, name, value, key }) => {
		expect(normalKey(uniquePropertyOf(object(of), name), value)).toBe(key);
	});
});

describe('the paths', () => {
	test.each(operations.map(({ value }) => value))('of %s name the object in the plural', (name) => {
		expect(batchPath(object('contact'), name)).toBe(`/crm/v3/objects/contacts/batch/${name}`);
		expect(batchPath(object('ticket'), name)).toBe(`/crm/v3/objects/tickets/batch/${name}`);
	});

	test('of the properties name the object', () => {
		expect(propertiesPath(object('ticket'))).toBe('/crm/v3/properties/tickets');
	});

	test('cannot be left by a name with a slash or a question mark in it', () => {
		const hostile = { ...object('contact'), path: '../../oauth?x=' };
		expect(batchPath(hostile, '../gdpr-delete#')).toBe(
			'/crm/v3/objects/..%2F..%2Foauth%3Fx%3D/batch/..%2Fgdpr-delete%23',
		);
		expect(propertiesPath(hostile)).toBe('/crm/v3/properties/..%2F..%2Foauth%3Fx%3D');
	});
});

describe('the operations', () => {
	test('are the five of HubSpot, by name', () => {
		expect(operations.map(({ value }) => value)).toEqual([
			'archive',
			'create',
			'read',
			'update',
			'upsert',
		]);
	});

	test.each(['', 'Read', 'delete', 'toString'])('one called "%s" does not exist', (value) => {
		expect(operationOf(value)).toBeUndefined();
	});

	test('only a create must never be sent twice', () => {
		expect(operations.filter(({ repeatable }) => !repeatable).map(({ value }) => value)).toEqual([
			'create',
		]);
	});

	test('only a read changes nothing', () => {
		expect(operations.filter(({ writes }) => !writes).map(({ value }) => value)).toEqual(['read']);
	});

	const entry = (idProperty: string): Entry => ({
		request: request({
			id: '7',
			envelope: envelope({
				idProperty,
				properties: ['email'],
				propertiesWithHistory: ['phone'],
				archived: true,
			}),
			properties: { city: 'Oslo' },
			associations: [{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 16 }],
		}),
		group: 'g',
		key: '7',
		repeatable: true,
		resultKey: '7',
		items: [0],
		traceId: 't-0',
	});

	test.each([
		{ name: 'archive', by: RECORD_ID, input: { id: '7' }, beside: {} },
		{
			name: 'create',
			by: RECORD_ID,
			input: {
				properties: { city: 'Oslo' },
				associations: [
					{
						to: { id: '12' },
						types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 16 }],
					},
				],
				objectWriteTraceId: 't-0',
			},
			beside: {},
		},
		{
			name: 'read',
			by: RECORD_ID,
			input: { id: '7' },
			beside: { properties: ['email'], propertiesWithHistory: ['phone'] },
		},
		{
			name: 'read',
			by: 'email',
			input: { id: '7' },
			beside: { properties: ['email'], propertiesWithHistory: ['phone'], idProperty: 'email' },
		},
		{
			name: 'update',
			by: RECORD_ID,
			input: { id: '7', properties: { city: 'Oslo' }, objectWriteTraceId: 't-0' },
			beside: {},
		},
		{
			name: 'update',
			by: 'case_no',
			input: {
				id: '7',
				idProperty: 'case_no',
				properties: { city: 'Oslo' },
				objectWriteTraceId: 't-0',
			},
			beside: {},
		},
		{
			name: 'upsert',
			by: 'email',
			input: {
				id: '7',
				idProperty: 'email',
				properties: { city: 'Oslo' },
				objectWriteTraceId: 't-0',
			},
			beside: {},
		},
	] as const)('$name by $by sends what HubSpot takes', ({ name, by, input, beside }) => {
		const row = operation(name);
		const given = entry(by);
		expect(row.inputOf(given)).toEqual(input);
		expect(row.besideInputs(given.request.envelope)).toEqual(beside);
	});

	test('a create without associations does not name them', () => {
		const given = { ...entry(RECORD_ID), request: request({ properties: { city: 'Oslo' } }) };
		expect(operation('create').inputOf(given)).toEqual({
			properties: { city: 'Oslo' },
			objectWriteTraceId: 't-0',
		});
	});
});
