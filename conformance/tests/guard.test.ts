import { assertSafe, UnsafeRequest } from '../api/guard';
import { MISSING_ID, NO_ID, OwnRecords, PREFIX } from '../api/ownRecords';
import type { ApiRequest } from '../api/request';

const own = new OwnRecords();
own.note(
	{ method: 'POST', path: '/crm/objects/2026-09/contacts/batch/create' },
	{ status: 201, headers: {}, body: { results: [{ id: '7', properties: {} }] } },
);
own.note(
	{ method: 'GET', path: '/crm/v3/objects/contacts' },
	{ status: 200, headers: {}, body: { results: [{ id: '1', properties: {} }] } },
);
own.note(
	{ method: 'POST', path: '/crm/v3/objects/contacts/search' },
	{ status: 200, headers: {}, body: { results: [{ id: '1', properties: {} }] } },
);
own.note(
	{ method: 'POST', path: '/crm/v3/objects/contacts/batch/update' },
	{ status: 200, headers: {}, body: { results: [{ id: '1', properties: {} }] } },
);

const OBJECTS = '/crm/v3/objects/contacts';
const batch = (operation: string, ...inputs: unknown[]): ApiRequest => ({
	method: 'POST',
	path: `${OBJECTS}/batch/${operation}`,
	body: { inputs },
});
const marked = { lastname: `${PREFIX}x` };

describe('a request is not sent if it', () => {
	it.each<[what: string, request: ApiRequest]>([
		['updates a record of others', batch('update', { id: '1', properties: marked })],
		['archives a record of others', batch('archive', { id: '7' }, { id: '1' })],
		[
			'upserts an address of others',
			batch('upsert', { id: 'a@b.c', idProperty: 'email', properties: marked }),
		],
		['creates a record without the prefix', batch('create', { properties: { email: 'a@b.c' } })],
		['creates one of two without it', batch('create', { properties: marked }, { properties: {} })],
		[
			'patches a record of others',
			{ method: 'PATCH', path: `${OBJECTS}/1`, body: { properties: marked } },
		],
		['deletes a record of others', { method: 'DELETE', path: '/crm/objects/2026-09/contacts/1' }],
		[
			'creates one record without the prefix',
			{ method: 'POST', path: OBJECTS, body: { properties: {} } },
		],
		[
			'merges a record of others',
			{
				method: 'POST',
				path: `${OBJECTS}/merge`,
				body: { primaryObjectId: '7', objectIdToMerge: '1' },
			},
		],
		[
			'deletes a contact of others permanently',
			{ method: 'POST', path: `${OBJECTS}/gdpr-delete`, body: { objectId: '1' } },
		],
		[
			'associates a record of others',
			{
				method: 'POST',
				path: '/crm/v4/associations/contacts/tickets/batch/create',
				body: { inputs: [{ from: { id: '7' }, to: { id: '1' }, types: [] }] },
			},
		],
		[
			'archives associations of a record of others',
			{
				method: 'POST',
				path: '/crm/associations/2026-09/contacts/tickets/batch/archive',
				body: { inputs: [{ from: { id: '7' }, to: [{ id: '1' }] }] },
			},
		],
		[
			'labels a record of others',
			{ method: 'PUT', path: '/crm/v4/objects/contacts/7/associations/tickets/1' },
		],
		[
			'associates by default a record of others',
			{ method: 'PUT', path: '/crm/v4/objects/contacts/7/associations/default/tickets/1' },
		],
		[
			'removes a property of others',
			{ method: 'DELETE', path: '/crm/v3/properties/contacts/email' },
		],
		[
			'makes a property without the prefix',
			{ method: 'POST', path: '/crm/v3/properties/contacts', body: { name: 'shoe_size' } },
		],
	])('%s', (_, request) => {
		expect(() => assertSafe(request, own)).toThrow(UnsafeRequest);
	});
});

describe('a request is sent if it', () => {
	it.each<[what: string, request: ApiRequest]>([
		['reads any record', batch('read', { id: '1' })],
		['lists records', { method: 'GET', path: OBJECTS }],
		['writes to a record of the run', batch('update', { id: '7', properties: { firstname: 'x' } })],
		['writes to no record', batch('update', { id: MISSING_ID, properties: {} }, { id: NO_ID })],
		['creates a record with the prefix', batch('create', { properties: marked })],
		['has no inputs', batch('archive')],
		['has a body that is not JSON', { method: 'POST', path: `${OBJECTS}/batch/read`, body: 'x' }],
		[
			'removes a property of the run',
			{ method: 'DELETE', path: `/crm/v3/properties/contacts/${PREFIX}key` },
		],
		['has no valid token', { method: 'DELETE', path: `${OBJECTS}/1`, token: 'none' }],
	])('%s', (_, request) => {
		expect(() => assertSafe(request, own)).not.toThrow();
	});
});
