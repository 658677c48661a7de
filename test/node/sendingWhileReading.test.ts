import type { IDataObject } from 'n8n-workflow';

import type { LoggedRequest } from '../../sandbox';
import { RequestsUnderWay } from '../chaos/play/requestsUnderWay';
import { eachOnce, itemIndexes } from '../support/items';
import { createTickets, OWNER, ticket, upsertContactsByNumber } from '../support/manyItems';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** Items are read and checked in parts of 200. Here, a part needs a list that the ones before do not. */
const sandbox = useSandbox();

/** Tickets, of which these name their owner. */
const tickets = (count: number, ...named: number[]): IDataObject[] =>
	eachOnce(count).map((item) =>
		ticket(item, named.includes(item) ? { hubspot_owner_id: OWNER } : {}),
	);
const operationsOf = (requests: readonly LoggedRequest[]) =>
	requests.map(({ operation }) => operation);

describe('with On Error = Continue', () => {
	test('records are written while later items are read', async () => {
		const { items, requests, batches } = await runNode({
			...createTickets,
			items: tickets(4_000, 3_900),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(4_000));
		const operations = operationsOf(requests);
		expect(operations.indexOf('create')).toBeLessThan(operations.indexOf('owners'));
		expect(batches).toEqual(new Array(40).fill('create 100 → 201'));
	});

	test('each list is read once, whichever parts need it', async () => {
		const { items, requests } = await runNode({
			...createTickets,
			items: tickets(900, 0, 300, 301, 899),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(900));
		expect(operationsOf(requests).filter((one) => one === 'owners')).toHaveLength(1);
	});

	test('items of one record are one write, however far they are apart', async () => {
		const { items, inputs, batches } = await runNode({
			resource: 'contact',
			operation: 'upsert',
			matchBy: 'email',
			items: eachOnce(700).map((item) => ({
				email: [150, 450, 699].includes(item) ? 'Same@x.io' : `c${item}@x.io`,
				...(item === 150 ? { firstname: 'First', lastname: 'One' } : { firstname: `C ${item}` }),
			})),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(700));
		expect(inputs).toHaveLength(698);
		expect(inputs.filter(({ id }) => String(id).toLowerCase() === 'same@x.io')).toMatchObject([
			{ properties: { firstname: 'C 699', lastname: 'One' } },
		]);
		expect(new Set([150, 450, 699].map((item) => items[item]?.json.id)).size).toBe(1);
		// Those that wait fill the last batch.
		expect(batches).toHaveLength(7);
	});

	test('items that only a label identifies are one write too', async () => {
		const { items, inputs } = await runNode({
			...upsertContactsByNumber,
			items: eachOnce(450).map((item) => ({
				'Customer Number': item === 0 ? 'N-449' : `N-${item}`,
				'First Name': `C ${item}`,
			})),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(450));
		expect(inputs).toHaveLength(449);
	});

	test('a key that n8n evaluates is read with its item, before anything is sent', async () => {
		const { items, requests, inputs } = await runNode({
			resource: 'contact',
			operation: 'upsert',
			idProperty: 'email',
			idValue: '={{ $json.mail.toLowerCase() }}',
			propertiesJson: '={{ $json.values }}',
			items: eachOnce(450).map((item) => ({
				mail: item === 449 ? 'C0@x.io' : `c${item}@x.io`,
				values: { firstname: `C ${item}`, ...(item === 440 && { hubspot_owner_id: OWNER }) },
			})),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(450));
		expect(inputs).toHaveLength(449);
		const operations = operationsOf(requests);
		expect(operations.indexOf('owners')).toBeLessThan(operations.indexOf('upsert'));
	});

	test('a list that HubSpot does not return holds back the items that need it', async () => {
		sandbox.current.faults.add({
			when: { operation: 'owners' },
			then: { status: 503, body: '<html>down</html>' },
		});
		const { items, errors } = await runNode({
			...createTickets,
			items: tickets(700, 450, 650),
			options: { maxWait: 0 },
		});
		expect(itemIndexes(errors)).toEqual([450, 650]);
		expect(errors).toMatchObject([
			{ details: { outcome: 'notSent', code: 'LIST_UNAVAILABLE' } },
			{ details: { outcome: 'notSent', code: 'LIST_UNAVAILABLE' } },
		]);
		expect(itemIndexes(items)).toHaveLength(698);
	});

	test('a list that ends the run leaves the rest unsent, and what was written in view', async () => {
		sandbox.current.faults.add({
			when: { operation: 'owners' },
			then: { status: 401, body: { status: 'error', category: 'EXPIRED_AUTHENTICATION' } },
		});
		const rows = tickets(1_000, 450);
		rows[900] = ticket(900, { hs_ticket_priority: 'no such option' });
		const { items, errors, requests } = await runNode({ ...createTickets, items: rows });
		const written = itemIndexes(items);
		// All of the first parts that could be sent before the list was asked for, and nothing of the rest.
		expect(written).toEqual(eachOnce(written.length));
		expect(written.length).toBeLessThanOrEqual(400);
		expect(itemIndexes(errors)).toEqual(eachOnce(1_000).slice(written.length));
		expect(new Set(errors.map(({ details }) => details?.outcome))).toEqual(new Set(['notSent']));
		expect(operationsOf(requests).filter((one) => one === 'owners')).toHaveLength(1);
		const sent = operationsOf(requests).filter((one) => one === 'create');
		expect(sent).toHaveLength(written.length / 100);
	});

	test('batches that wait are not sent after a list has ended the run', async () => {
		sandbox.current.faults.add({
			when: { operation: 'owners' },
			then: { status: 401, body: { status: 'error', category: 'EXPIRED_AUTHENTICATION' } },
		});
		const { items, requests } = await runNode({
			...createTickets,
			items: tickets(600, 450),
			options: { concurrency: 1 },
		});
		const operations = operationsOf(requests);
		// Of the four batches that are ready, those before the list, and one that is under way when it
		// ends the run. How many are before it depends on how far reading was when each was answered.
		const before = operations.indexOf('owners') - 1;
		expect(before).toBeGreaterThan(0);
		const after = operations.length - 2 - before;
		expect(after).toBeLessThanOrEqual(1);
		expect(itemIndexes(items)).toEqual(eachOnce((before + after) * 100));
	});

	test('the lists of sensitive properties are read once, whichever names are looked for', async () => {
		const rows = tickets(700);
		rows[10] = ticket(10, { no_property: 'x' });
		rows[500] = ticket(500, { no_other: 'x' });
		const { errors, requests } = await runNode({ ...createTickets, items: rows });
		expect(itemIndexes(errors)).toEqual([10, 500]);
		const lists = requests.filter(({ operation }) => operation === 'properties');
		expect(lists).toHaveLength(3);
	});

	test('a batch that ends the run ends the reading too', async () => {
		sandbox.current.faults.add({
			when: { operation: 'create' },
			then: { status: 403, body: { status: 'error', category: 'MISSING_SCOPES' } },
		});
		const { items, errors } = await runNode({ ...createTickets, items: tickets(1_000) });
		expect(items).toEqual([]);
		expect(itemIndexes(errors)).toEqual(eachOnce(1_000));
		expect(new Set(errors.map(({ details }) => details?.outcome))).toEqual(new Set(['notSent']));
	});

	test('with Concurrency 1, no list is requested while a batch is in flight', async () => {
		const requests = new RequestsUnderWay();
		requests.watch();
		try {
			await runNode({ ...createTickets, items: tickets(600, 450), options: { concurrency: 1 } });
		} finally {
			requests.stop();
		}
		expect(requests.most).toBe(1);
	});

	test('a dry run shows each item, and sends nothing', async () => {
		const { items, hints, batches } = await runNode({
			...createTickets,
			items: tickets(600, 450),
			options: { dryRun: true },
		});
		expect(itemIndexes(items)).toEqual(eachOnce(600));
		expect(batches).toEqual([]);
		expect(hints[0]).toBe('Dry run, nothing was written: 600 records would have been sent');
	});
});

describe('with On Error = Stop Workflow', () => {
	test('nothing is sent before all items are read', async () => {
		const { items, requests } = await runNode({
			...createTickets,
			onError: 'stopWorkflow',
			items: tickets(700, 650),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(700));
		const operations = operationsOf(requests);
		expect(operations.indexOf('owners')).toBeLessThan(operations.indexOf('create'));
	});

	test('nothing is sent if the last item is invalid', async () => {
		const rows = tickets(700);
		rows[699] = ticket(699, { hs_ticket_priority: 'no such option' });
		const { thrown, batches } = await runNode({
			...createTickets,
			onError: 'stopWorkflow',
			items: rows,
		});
		expect(batches).toEqual([]);
		expect(thrown?.context.outcomes).toHaveLength(700);
	});
});

test('links by a property are looked up before anything is written', async () => {
	seedOne('contacts', { email: 'ada@x.io' });
	const { items, requests } = await runNode({
		...createTickets,
		propertiesJson: '={{ $json.values }}',
		associations: {
			association: [
				{ toObjectType: 'contact', toIdProperty: 'email', toObjectId: '={{ $json.contact }}' },
			],
		},
		items: eachOnce(450).map((item) => ({
			values: ticket(item),
			contact: item === 100 ? 'ada@x.io' : '',
		})),
	});
	expect(itemIndexes(items)).toEqual(eachOnce(450));
	const operations = operationsOf(requests);
	expect(operations.indexOf('read')).toBeLessThan(operations.indexOf('create'));
});
