import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toEntries } from '../../../../nodes/CrmBatch/hubspot/request/entries';
import { RECORD_ID } from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import {
	envelope,
	object,
	operation,
	request,
	type ObjectName,
	type OperationName,
} from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

interface Item {
	readonly id?: string;
	readonly by?: string;
	readonly properties?: Readonly<Record<string, string>>;
	readonly returned?: readonly string[];
}

/** The entries of these items, the refused items, and the items of each entry. */
const made = (
	name: OperationName,
	items: readonly Item[],
	{ policy = 'merge', of = 'contact' }: { policy?: 'merge' | 'error'; of?: ObjectName } = {},
) => {
	const requests = items.map(({ id, by = RECORD_ID, properties = {}, returned = [] }, item) =>
		request({
			item,
			properties,
			envelope: envelope({ idProperty: by, properties: returned }),
			...(id !== undefined && { id }),
		}),
	);
	const { entries, refused } = resultOf(
		toEntries(requests, object(of), operation(name), policy, 'run'),
	);
	return {
		entries,
		refused: [...refused],
		shared: entries.map(({ items: sharing }) => sharing),
	};
};

const duplicate = (id: string, items: string) =>
	failureOf(problem('DUPLICATE_ITEM', { id, items }));

describe('items for the same record', () => {
	test.each(['delete', 'get'] as const)('%s sends one entry for them', (name) => {
		const { entries, shared, refused } = made(name, [{ id: '1' }, { id: '2' }, { id: '1' }]);
		expect(shared).toEqual([[0, 2], [1]]);
		expect(entries.map(({ request: one }) => one.id)).toEqual(['1', '2']);
		expect(refused).toEqual([]);
	});

	test.each(['delete', 'get'] as const)(
		'%s sends one entry for them even if duplicates are errors',
		(name) => {
			const { shared, refused } = made(name, [{ id: '1' }, { id: '1' }], { policy: 'error' });
			expect(shared).toEqual([[0, 1]]);
			expect(refused).toEqual([]);
		},
	);

	test('update merges them, and later values win property by property', () => {
		const { entries, shared } = made('update', [
			{ id: '1', properties: { firstname: 'Anna', city: 'Oslo' } },
			{ id: '2', properties: { firstname: 'Bo' } },
			{ id: '1', properties: { city: 'Bergen', phone: '5' } },
		]);
		expect(shared).toEqual([[0, 2], [1]]);
		expect(entries.map(({ request: one }) => one.properties)).toEqual([
			{ firstname: 'Anna', city: 'Bergen', phone: '5' },
			{ firstname: 'Bo' },
		]);
	});

	test('a later value that clears a property wins as well', () => {
		const { entries } = made('update', [
			{ id: '1', properties: { city: 'Oslo' } },
			{ id: '1', properties: { city: '' } },
		]);
		expect(entries[0]?.request.properties).toEqual({ city: '' });
	});

	test.each([
		{ title: 'to the earlier value', values: ['a', ';b'], text: 'a;b' },
		{ title: 'one after the other', values: ['a', ';b', ';c;d'], text: 'a;b;c;d' },
		{ title: 'to choices that are appended as well', values: [';a', ';b'], text: ';a;b' },
		{ title: 'until a later value replaces them', values: ['a', ';b', 'c'], text: 'c' },
		{ title: 'until a later value clears them', values: ['a', ';b', ''], text: '' },
	])('choices to append are appended $title', ({ values, text }) => {
		const { entries } = made(
			'update',
			values.map((choice) => ({ id: '1', properties: { choice } })),
		);
		expect(entries.map(({ request: one }) => one.properties)).toEqual([{ choice: text }]);
	});

	test('a choice that is appended several times is appended once', () => {
		const { entries } = made(
			'update',
			['a', ';b', ';b;a', ';c;b'].map((choice) => ({ id: '1', properties: { choice } })),
		);
		expect(entries[0]?.request.properties).toEqual({ choice: 'a;b;c' });
	});

	test('100,000 items that append the same choices make one short value', () => {
		const items = Array.from({ length: 100_000 }, (_, at) => ({
			id: '1',
			properties: { choice: `;${at % 3}` },
		}));
		expect(made('update', items).entries[0]?.request.properties).toEqual({ choice: ';0;1;2' });
	});

	test('choices that are too long together are refused, with all items of the record', () => {
		const choices = ['x', 'y', 'z'].map((name) => ({
			id: '1',
			properties: { choice: `;${name.repeat(30_000)}` },
		}));
		const { entries, refused } = made('update', [...choices, { id: '2' }]);
		expect(entries.map(({ request: one }) => one.id)).toEqual(['2']);
		const tooLong = failureOf(
			problem('VALUE_TOO_LONG', { count: '90003' }),
			"Property 'choice'",
			'choice',
		);
		expect(refused).toEqual([0, 1, 2].map((item) => [item, tooLong]));
	});

	test('choices to append stay as they are if no other item has the property', () => {
		const { entries } = made('update', [
			{ id: '1', properties: { city: 'Oslo' } },
			{ id: '1', properties: { choice: ';b' } },
			{ id: '2', properties: { choice: ';c' } },
		]);
		expect(entries.map(({ request: one }) => one.properties)).toEqual([
			{ city: 'Oslo', choice: ';b' },
			{ choice: ';c' },
		]);
	});

	test.each(['update', 'upsert'] as const)(
		'%s refuses all of them if duplicates are errors',
		(name) => {
			const { entries, refused } = made(
				name,
				[
					{ id: 'a@x.io', by: 'email' },
					{ id: 'b@x.io', by: 'email' },
					{ id: 'a@x.io', by: 'email' },
				],
				{ policy: 'error' },
			);
			expect(entries.map(({ request: one }) => one.id)).toEqual(['b@x.io']);
			expect(refused).toEqual([
				[0, duplicate('a@x.io', '2')],
				[2, duplicate('a@x.io', '0')],
			]);
		},
	);

	test.each([
		{ count: 2, first: '1', last: '0' },
		{ count: 6, first: '1, 2, 3, 4, 5', last: '0, 1, 2, 3, 4' },
		{ count: 7, first: '1, 2, 3, 4, 5, …', last: '0, 1, 2, 3, 4, …' },
		{ count: 300, first: '1, 2, 3, 4, 5, …', last: '0, 1, 2, 3, 4, …' },
	])(
		'the failure of $count duplicates names at most five of the others',
		({ count, first, last }) => {
			const items = new Array<Item>(count).fill({ id: '1' });
			const { refused } = made('update', items, { policy: 'error' });
			expect(refused).toHaveLength(count);
			expect(refused[0]).toEqual([0, duplicate('1', first)]);
			expect(refused.at(-1)).toEqual([count - 1, duplicate('1', last)]);
		},
	);

	test('create sends an entry for each of two equal items', () => {
		const { entries } = made('create', [
			{ properties: { subject: 'a' } },
			{ properties: { subject: 'a' } },
		]);
		expect(entries.map(({ items }) => items)).toEqual([[0], [1]]);
		expect(entries.map(({ traceId }) => traceId)).toEqual(['n8n-run-0', 'n8n-run-1']);
	});

	test('emails that differ only in case and in spaces around them are the same record', () => {
		const { entries, shared } = made('upsert', [
			{ id: 'Anna@X.io', by: 'email' },
			{ id: ' anna@x.IO ', by: 'email' },
		]);
		expect(shared).toEqual([[0, 1]]);
		expect(entries[0]?.key).toBe('anna@x.io');
		expect(entries[0]?.request.id).toBe('Anna@X.io');
	});

	test('values of another property that differ in case are different records', () => {
		const { shared } = made(
			'upsert',
			[
				{ id: 'A', by: 'case_no' },
				{ id: 'a', by: 'case_no' },
			],
			{ of: 'ticket' },
		);
		expect(shared).toEqual([[0], [1]]);
	});

	test('the same value of two keys is not the same record', () => {
		const { shared, entries } = made('update', [{ id: '1' }, { id: '1', by: 'customer_no' }]);
		expect(shared).toEqual([[0], [1]]);
		expect(new Set(entries.map(({ group }) => group)).size).toBe(2);
	});

	test('reads of one record that return different properties are different entries', () => {
		const { shared, entries } = made('get', [
			{ id: '1', returned: ['email'] },
			{ id: '1', returned: ['phone'] },
			{ id: '2', returned: ['email'] },
		]);
		expect(shared).toEqual([[0], [1], [2]]);
		const [first, second, third] = entries.map(({ group }) => group);
		expect(first).toBe(third);
		expect(first).not.toBe(second);
	});
});

describe('the key among the properties of a write', () => {
	test.each(['update', 'upsert'] as const)(
		'%s sends it, because HubSpot returns what is sent',
		(name) => {
			const item = { id: 'A-1', by: 'case_no', properties: { subject: 'a' } };
			const { entries } = made(name, [item], { of: 'ticket' });
			expect(entries[0]?.request.properties).toEqual({ case_no: 'A-1', subject: 'a' });
		},
	);

	test('does not replace a value that the item has for it', () => {
		const item = { id: 'A-1', by: 'case_no', properties: { case_no: 'A-2' } };
		expect(made('update', [item]).entries[0]?.request.properties).toEqual({ case_no: 'A-2' });
	});

	test.each(['update', 'upsert'] as const)('%s never sends a key with aliases', (name) => {
		const sent = (items: readonly Item[]) =>
			made(name, items).entries.map(({ request: one }) => one.properties);
		const by = 'email';
		const id = 'a@x.io';
		for (const email of ['a@x.io', ' A@X.io ', '']) {
			expect(sent([{ id, by, properties: { email, city: 'Oslo' } }])).toEqual([{ city: 'Oslo' }]);
		}
		expect(sent([{ id, by, properties: { email: 'b@x.io' } }])).toEqual([{ email: 'b@x.io' }]);
		// The later value wins, and it is the key.
		expect(
			sent([
				{ id, by, properties: { email: 'b@x.io' } },
				{ id, by, properties: { email: 'a@x.io' } },
			]),
		).toEqual([{}]);
	});

	test.each([
		{ title: 'a record ID is not a property', name: 'update', by: RECORD_ID },
		{ title: 'a secondary email must not become the primary one', name: 'upsert', by: 'email' },
		{ title: 'a read writes nothing', name: 'get', by: 'case_no' },
	] as const)('is not sent if it would do harm: $title', ({ name, by }) => {
		const { entries } = made(name, [{ id: '1', by, properties: { city: 'Oslo' } }]);
		expect(entries[0]?.request.properties).toEqual({ city: 'Oslo' });
	});
});

describe('a write that is sent again after a lost reply', () => {
	test.each(['update', 'upsert'] as const)(
		'%s is repeatable unless it changes its own key',
		(name) => {
			const by = 'case_no';
			const same = { id: 'A-1', by, properties: { subject: 'a' } };
			const changed = { id: 'A-2', by, properties: { case_no: 'A-3' } };
			const { entries } = made(name, [same, changed], { of: 'ticket' });
			expect(entries.map(({ repeatable }) => repeatable)).toEqual([true, false]);
			// The two do not share a request, or the first could not be sent again either.
			expect(new Set(entries.map(({ group }) => group)).size).toBe(2);
		},
	);

	test('a create is not', () => {
		const { entries } = made('create', [{ properties: { subject: 'a' } }], { of: 'ticket' });
		expect(entries.map(({ repeatable }) => repeatable)).toEqual([false]);
	});
});

describe('the key of a record after the operation', () => {
	test.each([
		{ title: 'is its ID', name: 'update', by: RECORD_ID, id: '1', properties: {}, after: '1' },
		{
			title: 'is the value that is written to it',
			name: 'update',
			by: 'case_no',
			id: 'A-1',
			properties: { case_no: ' A-2 ' },
			after: 'A-2',
		},
		{
			title: 'stays the same if another property is written',
			name: 'upsert',
			by: 'case_no',
			id: 'A-1',
			properties: { subject: 'a' },
			after: 'A-1',
		},
		{
			title: 'stays the same if it is cleared',
			name: 'update',
			by: 'case_no',
			id: 'A-1',
			properties: { case_no: '' },
			after: 'A-1',
		},
		{
			title: 'is the new address, as HubSpot stores it',
			name: 'update',
			by: 'email',
			id: 'Old@x.io',
			properties: { email: 'New@X.io' },
			after: 'new@x.io',
		},
		{
			title: 'is its ID',
			name: 'get',
			by: 'email',
			id: 'A@x.io',
			properties: {},
			after: 'a@x.io',
		},
	] as const)('of $name by $by $title', ({ name, by, id, properties, after }) => {
		const [entry] = made(name, [{ id, by, properties }]).entries;
		expect(entry?.resultKey).toBe(after);
		expect(entry?.key).toBe(by === 'email' ? id.toLowerCase() : id);
	});

	test('is the last of the merged ones', () => {
		const { entries } = made('update', [
			{ id: 'A-1', by: 'case_no', properties: { case_no: 'A-2' } },
			{ id: 'A-1', by: 'case_no', properties: { case_no: 'A-3' } },
		]);
		expect(entries.map(({ resultKey }) => resultKey)).toEqual(['A-3']);
	});
});

test('a record without an ID has no key, before or after the operation', () => {
	const [entry] = made('create', [{ properties: { subject: 'a', hs_object_id: '' } }]).entries;
	expect(entry).toMatchObject({ key: undefined, resultKey: undefined });
});

test('no items have no entries', () => {
	expect(made('upsert', []).entries).toEqual([]);
});
