import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { batchCalls, useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

const run = async (cases: IDataObject[]) =>
	await runExample('nightly-ticket-close.json', {
		'Every Night at 3': itemsOf([{ timestamp: '2026-03-02T03:00:00.000+01:00' }]),
		'Find Solved Cases': itemsOf(cases),
	});
const ticketsIn = (stages: string[]) =>
	sandbox.current.seed(
		'tickets',
		stages.map((stage, place) => ({
			subject: `T${place}`,
			hs_pipeline: '0',
			hs_pipeline_stage: stage,
		})),
	);
const stagesAndResolutions = () =>
	sandbox.current
		.records('tickets')
		.map(({ properties }) => [properties.hs_pipeline_stage, properties.hs_resolution]);
/** The values for the placeholders $1, $2, … of a query. */
const values = (row: IDataObject) => (row.options as IDataObject).queryReplacement;

test('closes open tickets, skips closed ones, and notes both as done', async () => {
	const stored = ticketsIn(['1', '4', '3']);
	const result = await run(
		stored.map(({ id }, place) => ({
			case_id: place + 10,
			ticket_id: id,
			resolution: 'ISSUE_FIXED',
		})),
	);
	expect(batchCalls(sandbox.current.requests)).toEqual(['read 3 → 200', 'update 2 → 200']);
	expect(stagesAndResolutions()).toEqual([
		['4', 'ISSUE_FIXED'],
		['4', undefined],
		['4', 'ISSUE_FIXED'],
	]);
	expect(fields(result, 'Mark as Closed').map(values).sort()).toEqual([[10], [11], [12]]);
	expect(result.runData).not.toHaveProperty('Save the Reason');
});

test('notes missing and refused tickets on their own cases', async () => {
	const [open, other] = ticketsIn(['2', '2']);
	const result = await run([
		{ case_id: 1, ticket_id: '404404', resolution: 'ISSUE_FIXED' },
		{ case_id: 2, ticket_id: open?.id, resolution: 'Restarted it' },
		{ case_id: 3, ticket_id: other?.id, resolution: null },
	]);
	expect(sources(result, 'Get Tickets')).toEqual([[1, 2], [0]]);
	expect(sources(result, 'Close Tickets')).toEqual([[1], [0]]);
	expect(fields(result, 'Save the Reason').map(values).sort()).toEqual([
		[1, expect.stringMatching(/\S/)],
		[2, expect.stringMatching(/^(?=.*Resolution)(?=.*Restarted it)(?=.*ISSUE_FIXED)/)],
	]);
	expect(fields(result, 'Mark as Closed').map(values)).toEqual([[3]]);
	expect(stagesAndResolutions()).toEqual([
		['2', undefined],
		['4', undefined],
	]);
});

test('reads and closes the tickets of 250 cases in six batches', async () => {
	const stored = ticketsIn(new Array<string>(250).fill('1'));
	const cases = stored.map(({ id }, place) => ({ case_id: place, ticket_id: id }));
	const result = await run(cases);
	expect(batchCalls(sandbox.current.requests)).toHaveLength(6);
	expect(fields(result, 'Mark as Closed').map(values)).toEqual(
		cases.map(({ case_id: id }) => [id]),
	);
});

test('sends nothing without solved cases', async () => {
	await run([]);
	expect(sandbox.current.requests).toEqual([]);
});
