import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

const complaint = (number: string, more: IDataObject = {}): IDataObject => ({
	number,
	title: `Complaint ${number}`,
	description: 'It broke.',
	priority: 'high',
	...more,
});
const run = async (complaints: IDataObject[]) =>
	await runExample('failed-records-report.json', {
		'Every Morning at 6': itemsOf([{ timestamp: '2026-03-02T06:00:00.000+01:00' }]),
		'Read Complaints': itemsOf(complaints),
	});
/** The cells of an HTML table, without its header row. */
const cells = (html: unknown): string[][] =>
	[...String(html).matchAll(/<tr><td>(.*?)<\/td><\/tr>/g)].map(
		([, row]) => row?.split('</td><td>') ?? [],
	);

test('reports all failures of a run in one e-mail, and creates tickets for the other complaints', async () => {
	const complaints = [
		complaint('A1'),
		complaint('A2', { priority: 'whenever', title: 'Lamp <b>& shade</b>' }),
		complaint('A3', { priority: null }),
		complaint('', { title: 'No number' }),
	];
	const result = await run(complaints);
	expect(sources(result, 'Upsert Tickets')).toEqual([
		[0, 2],
		[1, 3],
	]);
	const mails = fields(result, 'Send Report');
	expect(mails).toMatchObject([
		{
			toEmail: 'crm-team@example.com',
			subject: 'HubSpot: 2 complaints did not become a ticket',
			html: expect.stringContaining('2 of 4 complaints did not become a ticket'),
		},
	]);
	expect(cells(mails[0]?.html)).toEqual([
		[
			'A2',
			'Lamp &lt;b>&amp; shade&lt;/b>',
			expect.stringMatching(/^(?=.*priority)(?=.*WHENEVER)/i),
			'Correct it and send it again',
		],
		[
			'',
			'No number',
			problemLine('ID_EMPTY', { field: "'Value to Match' (external_reference)" }, 3),
			'Correct it and send it again',
		],
	]);
	expect(result.output('Aggregate')).toMatchObject([{ pairedItem: [{ item: 0 }, { item: 1 }] }]);
	expect(sandbox.current.records('tickets').map(({ properties }) => properties)).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ external_reference: 'A1', hs_ticket_priority: 'HIGH' }),
			expect.objectContaining({ external_reference: 'A3' }),
		]),
	);
});

test('sends no e-mail without a failure', async () => {
	const result = await run([complaint('A1'), complaint('A2')]);
	expect(result.output('Tickets in HubSpot')).toHaveLength(2);
	expect(result.runData).not.toHaveProperty('Send Report');
});

test('creates no second ticket in a second run on the same day', async () => {
	await run([complaint('A1')]);
	await run([complaint('A1'), complaint('A2')]);
	expect(sandbox.current.records('tickets')).toHaveLength(2);
});

test('says in the report to send the records again after the daily limit', async () => {
	sandbox.current.faults.add({
		when: { operation: 'upsert' },
		then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily limit' } },
	});
	const result = await run([complaint('A1'), complaint('A2')]);
	const [mail] = fields(result, 'Send Report');
	expect(cells(mail?.html).map((row) => row[3])).toEqual([
		'Send it again as it is',
		'Send it again as it is',
	]);
	expect(sandbox.current.records('tickets')).toEqual([]);
});
