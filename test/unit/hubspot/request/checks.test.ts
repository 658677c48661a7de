import type { Failure } from '../../../../nodes/CrmBatch/hubspot/errors/failure';
import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import {
	failureBeforeSending,
	matchByProblem,
} from '../../../../nodes/CrmBatch/hubspot/request/checks';
import { plainProperty } from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { Schema } from '../../../../nodes/CrmBatch/hubspot/schema/schema';
import { RECORD_ID } from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import { envelope, object, operation, request, type OperationName } from '../../support/sentBatch';

interface Row {
	readonly operation: OperationName;
	readonly by?: string;
	readonly properties?: Readonly<Record<string, string>>;
	readonly schema?: Schema;
}

const check = ({ by = RECORD_ID, properties = {}, schema, ...row }: Row): Failure | undefined => {
	const given = operation(row.operation);
	const wrong = matchByProblem(by, given);
	if (wrong) return failureOf(wrong);
	const own = request({ id: 'a@x.io', envelope: envelope({ idProperty: by }), properties });
	return failureBeforeSending(own, given, object('contact'), schema);
};

const a = { a: '1' };

describe('a request that HubSpot would certainly refuse', () => {
	test.each<Row & { readonly title: string }>([
		{ title: 'a create without properties', operation: 'create' },
		{ title: 'an update without properties', operation: 'update' },
		{ title: 'an update by a unique property without properties', operation: 'update', by: 'no' },
		{
			title: 'an update by email of nothing but the email',
			operation: 'update',
			by: 'email',
			properties: { email: 'a@x.io' },
		},
	])('$title', (row) => {
		expect(check(row)).toEqual(failureOf(problem('NOTHING_TO_WRITE')));
	});

	test('an upsert by record ID', () => {
		expect(check({ operation: 'upsert', properties: a })?.code).toBe('MATCH_BY_RECORD_ID');
	});

	test.each(['delete', 'get', 'update', 'upsert'] as const)('%s by an empty property', (name) => {
		for (const by of ['', ' \t']) {
			expect(check({ operation: name, properties: a, by })?.code).toBe('MATCH_BY_MISSING');
		}
	});
});

test.each<Row & { readonly title: string }>([
	{ title: 'a read by record ID', operation: 'get' },
	{ title: 'a read by email', operation: 'get', by: 'email' },
	{ title: 'an archive', operation: 'delete' },
	{ title: 'a create with a property', operation: 'create', properties: a },
	{ title: 'a create that clears a property', operation: 'create', properties: { a: '' } },
	{
		title: 'a create with an empty property to match by',
		operation: 'create',
		by: '',
		properties: a,
	},
	{ title: 'an update by record ID', operation: 'update', properties: a },
	{
		title: 'an update of the email by record ID',
		operation: 'update',
		properties: { email: '1' },
	},
	{
		title: 'an update by email of another one',
		operation: 'update',
		by: 'email',
		properties: { email: '2' },
	},
	{ title: 'an upsert by email', operation: 'upsert', by: 'email', properties: a },
	{ title: 'an upsert of the key alone', operation: 'upsert', by: 'email' },
])('$title passes', (row) => {
	expect(check(row)).toBeUndefined();
});

describe('by the properties of the account', () => {
	const schema = new Schema([
		plainProperty('email'),
		plainProperty('city'),
		{ ...plainProperty('customer_number'), isUnique: true },
		{ ...plainProperty('creation_key'), isUnique: true, isWritable: false },
	]);

	test.each(['city', 'creation_key', 'unknown'])('a write by %s is refused', (by) => {
		const row: Row = { operation: 'upsert', by, properties: a };
		expect(check({ ...row, schema })).toEqual(
			failureOf(problem('MATCH_BY_NOT_UNIQUE', { name: by })),
		);
		expect(check(row)).toBeUndefined();
	});

	test.each([
		['upsert', 'email'],
		['upsert', 'customer_number'],
		// HubSpot refuses this one today, and may accept it later.
		['update', 'email'],
		['update', RECORD_ID],
		['create', 'city'],
	] as const)('%s by %s passes', (name, by) => {
		expect(check({ operation: name, by, properties: a, schema })).toBeUndefined();
	});
});

describe('a write by an email address that cannot be one', () => {
	const upsertBy = (by: string, id: string) =>
		failureBeforeSending(
			request({ id, envelope: envelope({ idProperty: by }), properties: a }),
			operation('upsert'),
			object('contact'),
			undefined,
			"'Email'",
		);

	test('is refused before it is sent', () => {
		const wrong = problem('VALUE_NOT_AN_EMAIL', { value: 'ann at example.com' });
		expect(upsertBy('email', 'ann at example.com')).toEqual(failureOf(wrong, "'Email'", 'email'));
	});

	test('is none by another property', () => {
		expect(upsertBy('code', 'ann at example.com')).toBeUndefined();
	});
});
