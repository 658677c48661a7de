import type { IDataObject, INodeType } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { describeNode } from '../support/standIns/standInNodeTypes';
import { batchRequests, useSandbox } from '../support/useSandbox';
import { fields, runExample } from './runExample';

const minute = 60_000;
const sandbox = useSandbox({ now: () => Date.parse('2026-03-02T09:00:00.000Z') });

interface Customer extends IDataObject {
	id: number;
	email: string;
	first_name: string | null;
	city: string | null;
	updated_at: string;
	hubspot_synced_at: string | null;
	hubspot_version: string | null;
	hubspot_problem: string | null;
}

/** The table, and the static data that n8n has saved for the workflow. */
let customers: Customer[];
let saved: IDataObject;
beforeEach(() => {
	customers = [];
	saved = {};
});

const time = () => new Date(sandbox.current.clock.now()).toISOString();
const pass = (minutes: number) => sandbox.current.clock.advance(minutes * minute);

/** What the application does: adds a row, or changes it. */
function save(email: string, values: Pick<Partial<Customer>, 'first_name' | 'city'>): Customer {
	const known = customers.find((customer) => customer.email === email);
	if (known) return Object.assign(known, values, { updated_at: time() });
	const added: Customer = {
		...{ id: customers.length + 1, email, first_name: null, city: null, ...values },
		updated_at: time(),
		...{ hubspot_synced_at: null, hubspot_version: null, hubspot_problem: null },
	};
	customers.push(added);
	return added;
}

/** How many rows the latest run has changed from HubSpot. */
let changedRows: number;

/** What the queries do, by node. The tests in a real n8n run them in PostgreSQL. */
const queries: Record<string, (values: string[]) => IDataObject[]> = {
	'Find Changed Customers': () =>
		customers
			.filter((customer) => customer.hubspot_synced_at !== customer.updated_at)
			.map(({ id, ...row }) => ({ customer_id: id, ...row })),
	'Mark as Synced': ([id, sent = '', version = '']) => {
		const row = customers.find((customer) => customer.id === Number(id));
		const synced = { hubspot_synced_at: sent, hubspot_version: version, hubspot_problem: null };
		Object.assign(row ?? {}, synced);
		return [{ success: true }];
	},
	'Save the Reason': ([id, reason]) => {
		const row = customers.find((customer) => customer.id === Number(id));
		Object.assign(row ?? {}, { hubspot_problem: reason });
		return [{ success: true }];
	},
	'Update Customers': ([email = '', first_name, , , city, version = '']) => {
		const known = customers.find((customer) => customer.email.toLowerCase() === email);
		if (!known) {
			const stamps = { updated_at: version, hubspot_synced_at: version, hubspot_version: version };
			Object.assign(save(email, { first_name: first_name ?? null, city: city ?? null }), stamps);
			changedRows += 1;
		} else if (
			known.hubspot_synced_at === known.updated_at &&
			(known.hubspot_version === null || known.hubspot_version < version)
		) {
			known.first_name = first_name ?? known.first_name;
			known.city = city ?? known.city;
			known.hubspot_version = version;
			changedRows += 1;
		}
		return [{ success: true }];
	},
};

function postgresNode(): INodeType {
	return {
		description: {
			...describeNode('Postgres'),
			properties: ['operation', 'query', 'options'].map((name) => ({
				...{ displayName: name, name, type: 'json' as const, default: {} },
			})),
		},
		async execute() {
			const query = queries[this.getNode().name];
			const output = this.getInputData().flatMap((_, item) => {
				const options = this.getNodeParameter('options', item) as IDataObject;
				const rows = query?.((options.queryReplacement ?? []) as string[]) ?? [];
				return rows.map((json) => ({ json, pairedItem: { item } }));
			});
			return [output];
		},
	};
}

const run = async () => {
	sandbox.current.clearRequests();
	changedRows = 0;
	return await runExample(
		'two-way-contact-sync.json',
		{ 'Every 15 Minutes': itemsOf([{ timestamp: time() }]) },
		{
			nodeTypes: { 'n8n-nodes-base.postgres': postgresNode() },
			staticData: saved,
			onStaticData: (changed) => {
				saved = changed;
			},
		},
	);
};
/** What the latest run wrote to HubSpot. */
const inputs = () =>
	batchRequests(sandbox.current.requests)
		.filter(({ operation }) => operation === 'upsert')
		.flatMap(({ body }) => (body as { inputs: IDataObject[] }).inputs);
const contact = (email: string) =>
	sandbox.current.records('contacts').find(({ properties }) => properties.email === email);
const change = async (email: string, properties: IDataObject) =>
	await sandbox.current.inject({
		method: 'PATCH',
		path: `/crm/v3/objects/contacts/${contact(email)?.id}`,
		body: { properties },
	});
const row = (email: string) => customers.find((customer) => customer.email === email);

/** A row and a contact with the same values, known to both sides. */
async function synced(email: string): Promise<void> {
	save(email, { first_name: 'Ada', city: 'London' });
	await run();
	pass(15);
	await run();
	pass(15);
}

test('the first run sends all rows, and adds all contacts', async () => {
	sandbox.current.seed('contacts', [
		{ email: 'bo@example.com', firstname: 'Bo' },
		{ firstname: 'Nobody' },
	]);
	pass(1);
	save('Ada@Example.com', { first_name: 'Ada', city: 'London' });
	await run();
	expect(contact('ada@example.com')?.properties).toMatchObject({
		firstname: 'Ada',
		city: 'London',
	});
	expect(customers).toMatchObject([
		{ email: 'Ada@Example.com', hubspot_version: contact('ada@example.com')?.updatedAt },
		{ email: 'bo@example.com', first_name: 'Bo', city: null },
	]);
	pass(15);
	await run();
	expect(customers).toHaveLength(2);
});

test('a change of one side goes to the other once, and does not come back', async () => {
	await synced('ada@example.com');
	save('ada@example.com', { city: 'Paris' });
	await run();
	expect(inputs()).toMatchObject([{ properties: { city: 'Paris' } }]);
	expect(contact('ada@example.com')?.properties.city).toBe('Paris');

	pass(15);
	await change('ada@example.com', { firstname: 'Augusta' });
	pass(1);
	await run();
	expect(row('ada@example.com')).toMatchObject({ first_name: 'Augusta', city: 'Paris' });
	expect([inputs(), changedRows]).toEqual([[], 1]);

	for (const minutes of [0, 5, 15, 60]) {
		pass(minutes);
		await run();
		expect([inputs(), changedRows]).toEqual([[], 0]);
	}
});

test('the row wins if both sides changed the same person, with all of its values', async () => {
	await synced('ada@example.com');
	await change('ada@example.com', { firstname: 'Augusta', city: 'Rome' });
	save('ada@example.com', { city: 'Paris' });
	pass(1);
	for (const minutes of [0, 15, 15]) {
		pass(minutes);
		await run();
		expect(row('ada@example.com')).toMatchObject({ first_name: 'Ada', city: 'Paris' });
		expect(contact('ada@example.com')?.properties).toMatchObject({
			firstname: 'Ada',
			city: 'Paris',
		});
	}
});

test('what the search has not found yet does not go back over a row that was sent', async () => {
	await synced('ada@example.com');
	await change('ada@example.com', { city: 'Rome' });
	pass(1);
	save('ada@example.com', { city: 'Paris' });
	// The search still finds the state of a minute ago.
	const result = await run();
	expect(fields(result, 'Search Contacts')).toMatchObject([{ city: 'Rome' }]);
	expect(row('ada@example.com')).toMatchObject({ city: 'Paris' });
});

test('an empty value clears no side', async () => {
	await synced('ada@example.com');
	save('ada@example.com', { city: null });
	await run();
	expect(contact('ada@example.com')?.properties.city).toBe('London');
	pass(15);
	save('ada@example.com', { city: 'London' });
	await run();
	pass(15);
	await change('ada@example.com', { city: '' });
	pass(1);
	await run();
	expect(row('ada@example.com')).toMatchObject({ city: 'London' });
});

test('a row that HubSpot refuses has the reason, keeps its values and is tried again', async () => {
	await synced('ada@example.com');
	save('bo(at)example.com', { first_name: 'Bo' });
	await run();
	expect(row('bo(at)example.com')).toMatchObject({
		hubspot_synced_at: null,
		hubspot_problem: expect.stringMatching(/bo\(at\)/),
	});
	expect(row('ada@example.com')?.hubspot_problem).toBeNull();
	Object.assign(row('bo(at)example.com') ?? {}, { email: 'bo@example.com' });
	await run();
	expect(contact('bo@example.com')).toBeDefined();
	expect(row('bo@example.com')?.hubspot_problem).toBeNull();
});

test('a search that fails is reported, and the next run searches from the same time', async () => {
	await synced('ada@example.com');
	const { lastRun } = saved.global as IDataObject;
	const body = { status: 'error', policyName: 'DAILY', message: 'daily limit' };
	const fault = sandbox.current.faults.add({
		when: { operation: 'search' },
		then: { status: 429, body },
	});
	await change('ada@example.com', { firstname: 'Augusta' });
	pass(15);
	const result = await run();
	expect(fields(result, 'Notify the Team')).toHaveLength(1);
	expect(saved).toEqual({ global: { lastRun } });
	fault.remove();
	pass(60);
	await run();
	expect(row('ada@example.com')).toMatchObject({ first_name: 'Augusta' });
});
