import { RECORD_ID } from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import { operationOf, operations } from '../../../../nodes/CrmBatch/hubspot/tables/operations';
import type { Entry } from '../../../../nodes/CrmBatch/hubspot/tables/request';
import { envelope, operation, request } from '../../support/sentBatch';

describe('the operations', () => {
	test('are HubSpot’s five, by name', () => {
		expect(operations.map(({ value }) => value)).toEqual([
			'create',
			'delete',
			'get',
			'update',
			'upsert',
		]);
	});

	test.each(['', 'Get', 'archive', 'read', 'toString'])(
		'have none with the value "%s"',
		(value) => {
			expect(operationOf(value)).toBeUndefined();
		},
	);

	test('are repeatable, except for create', () => {
		expect(operations.filter(({ repeatable }) => !repeatable).map(({ value }) => value)).toEqual([
			'create',
		]);
	});

	test('write, except for get', () => {
		expect(operations.filter(({ writes }) => !writes).map(({ value }) => value)).toEqual(['get']);
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
		{ name: 'delete', by: RECORD_ID, input: { id: '7' }, beside: {} },
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
			name: 'get',
			by: RECORD_ID,
			input: { id: '7' },
			beside: { properties: ['email'], propertiesWithHistory: ['phone'] },
		},
		{
			name: 'get',
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
	] as const)(
		'have the inputs that HubSpot accepts: $name by $by',
		({ name, by, input, beside }) => {
			const row = operation(name);
			const given = entry(by);
			expect(row.inputOf(given)).toEqual(input);
			expect(row.besideInputs(given.request.envelope)).toEqual(beside);
		},
	);

	test('have no associations in a create without any', () => {
		const given = { ...entry(RECORD_ID), request: request({ properties: { city: 'Oslo' } }) };
		expect(operation('create').inputOf(given)).toEqual({
			properties: { city: 'Oslo' },
			objectWriteTraceId: 't-0',
		});
	});
});
