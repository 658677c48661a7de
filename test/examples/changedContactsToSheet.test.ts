import type { IDataObject, INodeType } from 'n8n-workflow';

import type { LoggedRequest } from '../../sandbox';
import type { RunOptions } from '../support/engine/runWorkflow';
import { itemsOf } from '../support/items';
import { refusalLine } from '../support/lines';
import { describeNode } from '../support/standIns/standInNodeTypes';
import { useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const minute = 60_000;
const sandbox = useSandbox({ now: () => Date.parse('2026-03-02T09:00:00.000Z') });

/** The static data that n8n has saved for the workflow. */
let saved: IDataObject;
beforeEach(() => {
	saved = {};
});

/** Runs the workflow at the sandbox's time. */
const run = async (own: Partial<RunOptions> = {}) => {
	// n8n writes the time with the offset of the workflow's time zone.
	const local = new Date(sandbox.current.clock.now() + 60 * minute).toISOString();
	const timestamp = local.replace('Z', '+01:00');
	return await runExample(
		'changed-contacts-to-sheet.json',
		{ 'Every Hour': itemsOf([{ timestamp }]) },
		{
			staticData: saved,
			onStaticData: (changed) => {
				saved = changed;
			},
			...own,
		},
	);
};
const seed = (...names: string[]) =>
	sandbox.current.seed(
		'contacts',
		names.map((name) => ({ email: `${name}@example.com`, firstname: name, company: 'Engines' })),
	);
const rename = async (id: string | undefined, firstname: string) =>
	await sandbox.current.inject({
		method: 'PATCH',
		path: `/crm/v3/objects/contacts/${id}`,
		body: { properties: { firstname } },
	});
const pass = (minutes: number) => sandbox.current.clock.advance(minutes * minute);

type Rows = Awaited<ReturnType<typeof run>>;
const written = (result: Rows) =>
	fields(result, 'Write Rows').map(({ columns }) => (columns as IDataObject).value as IDataObject);
const names = (result: Rows) => written(result).map((row) => row['First name']);
const searches = () =>
	sandbox.current.requests.filter(({ operation }: LoggedRequest) => operation === 'search');
/** The time from which the latest search finds contacts. */
const searchedFrom = () => {
	const { filterGroups } = searches().at(-1)?.body as {
		filterGroups: Array<{ filters: Array<{ propertyName: string; value: string }> }>;
	};
	const [filter] = filterGroups.flatMap(({ filters }) =>
		filters.filter(({ propertyName }) => propertyName === 'lastmodifieddate'),
	);
	return filter && new Date(Number(filter.value)).toISOString();
};

test('the first run writes all contacts, and remembers when it began', async () => {
	const seeded = seed(...Array.from({ length: 250 }, (_, place) => `p${place}`));
	const result = await run();
	expect(written(result)).toEqual(
		seeded.map(({ id, properties: { email, firstname } }) => ({
			'HubSpot ID': id,
			Email: email,
			'First name': firstname,
			'Last name': null,
			Company: 'Engines',
			'Lifecycle stage': 'lead',
			Changed: '2026-03-02T09:00:00.000Z',
		})),
	);
	expect(fields(result, 'Write Rows')).toMatchObject(
		seeded.map(() => ({
			operation: 'appendOrUpdate',
			columns: { matchingColumns: ['HubSpot ID'] },
		})),
	);
	expect(searches()).toHaveLength(2);
	expect(searchedFrom()).toBeUndefined();
	expect(sources(result, 'Search Contacts')).toEqual([seeded.map(() => 0), []]);
	expect(saved).toEqual({ global: { lastRun: '2026-03-02T10:00:00.000+01:00' } });
	expect(result.runData).not.toHaveProperty('Notify the Team');
});

test('a further run writes the contacts that have changed since 10 minutes before the last', async () => {
	const [ada] = seed('Ada', 'Bo');
	await run();
	pass(50);
	await rename(ada?.id, 'Augusta');
	seed('Cy');
	pass(10);
	const result = await run();
	expect(searchedFrom()).toBe('2026-03-02T08:50:00.000Z');
	expect(names(result)).toEqual(['Augusta', 'Bo', 'Cy']);
	pass(60);
	expect(names(await run())).toEqual(['Augusta', 'Cy']);
	pass(60);
	expect(names(await run())).toEqual([]);
});

test('a change that the search does not find yet is found by the next run', async () => {
	const [ada] = seed('Ada');
	pass(30);
	await run();
	pass(60);
	await rename(ada?.id, 'Augusta');
	expect(names(await run())).toEqual([]);
	pass(60);
	expect(names(await run())).toEqual(['Augusta']);
});

describe('the next run starts from the same time', () => {
	const nextRun = async () => {
		pass(60);
		const result = await run();
		expect(searchedFrom()).toBe('2026-03-02T08:50:00.000Z');
		return names(result);
	};
	beforeEach(async () => {
		const [ada] = seed('Ada');
		await run();
		pass(30);
		await rename(ada?.id, 'Augusta');
		pass(30);
	});

	test('after a search that HubSpot refused, which is reported', async () => {
		const body = { status: 'error', policyName: 'DAILY', message: 'daily limit' };
		const fault = sandbox.current.faults.add({
			when: { operation: 'search' },
			then: { status: 429, body },
		});
		const result = await run();
		expect(sources(result, 'Search Contacts')).toEqual([[], [0]]);
		expect(fields(result, 'Notify the Team')).toMatchObject([
			{
				subject: 'HubSpot: changed contacts were not read',
				text: expect.stringContaining(refusalLine('daily-limit')),
			},
		]);
		expect(result.runData).not.toHaveProperty('Write Rows');
		fault.remove();
		expect(await nextRun()).toEqual(['Augusta']);
	});

	test('after a run that could not write to the sheet', async () => {
		const broken: INodeType = {
			description: describeNode('Google Sheets'),
			async execute() {
				throw new Error('The sheet is locked');
			},
		};
		const nodeTypes = { 'n8n-nodes-base.googleSheets': broken };
		await expect(run({ nodeTypes })).rejects.toMatchObject({ message: 'The sheet is locked' });
		expect(await nextRun()).toEqual(['Augusta']);
	});

	test('after a run that found nothing', async () => {
		sandbox.current.reset();
		expect(names(await run())).toEqual([]);
		seed('Bo');
		expect(await nextRun()).toEqual(['Bo']);
	});
});
