import type { IDataObject, INodeExecutionData, IPinData } from 'n8n-workflow';
import type { WorkflowResult } from '../support/engine/workflowResult';
import { itemsOf } from '../support/items';
import { executeItselfNode, loopOverItemsNode } from '../support/standIns/partNodes';
import { batchCalls, useSandbox } from '../support/useSandbox';
import { fields, runExample } from './runExample';

const sandbox = useSandbox();

const SCHEDULE = 'Every Night at 1';
const CALLED = 'When Executed by Another Workflow';

/** A row of the database. */
const row = (id: number, more: IDataObject = {}): IDataObject => ({
	customer_id: id,
	email: `c${id}@example.com`,
	first_name: 'Ada',
	last_name: `Customer ${id}`,
	phone: null,
	city: 'London',
	...more,
});

/** The workflow from one of its triggers. */
async function runFrom(
	trigger: string,
	pinData: IPinData,
	run: (items: INodeExecutionData[]) => Promise<INodeExecutionData[]>,
): Promise<WorkflowResult> {
	return await runExample('large-table-in-parts.json', pinData, {
		nodeTypes: {
			'n8n-nodes-base.splitInBatches': loopOverItemsNode(),
			'n8n-nodes-base.executeWorkflow': executeItselfNode(run),
		},
		start: (engine, { workflow, pinData: pinned }) => {
			const startNode = workflow.getNode(trigger);
			if (startNode === null) throw new Error(`There is no node "${trigger}"`);
			return engine.run({ workflow, startNode, pinData: pinned });
		},
	});
}

/** Runs the workflow for the rows of a table, by part. Returns its result and those of the parts. */
async function run(parts: ReadonlyArray<readonly IDataObject[] | 'database down'>) {
	const executions: WorkflowResult[] = [];
	const bounds = parts.map((_, part) => ({ from_id: `${part}000`, to_id: `${part}999` }));
	const runPart = async (items: INodeExecutionData[]): Promise<INodeExecutionData[]> => {
		const rows = parts[bounds.findIndex(({ from_id }) => from_id === items[0]?.json.from_id)];
		if (rows === undefined || rows === 'database down') throw new Error('connection refused');
		const pinned = { [CALLED]: items, 'Read Rows': itemsOf(rows) };
		const result = await runFrom(CALLED, pinned, async () => []);
		executions.push(result);
		const last = result.runData['Part Done']?.at(-1);
		return last?.data?.main?.[0] ?? [];
	};
	const pinned = { [SCHEDULE]: itemsOf([{}]), 'List Parts': itemsOf(bounds) };
	return { result: await runFrom(SCHEDULE, pinned, runPart), executions, bounds };
}

test('writes the rows of all parts, one part after the other, and returns one item for each', async () => {
	const rows = Array.from({ length: 450 }, (_, index) => row(index));
	const parts = [rows.slice(0, 200), rows.slice(200, 400), rows.slice(400)];
	const { result, bounds } = await run(parts);
	expect(fields(result, 'All Parts Done')).toEqual(bounds);
	expect(batchCalls(sandbox.current.requests).sort()).toEqual([
		...Array.from({ length: 4 }, () => 'upsert 100 → 200'),
		'upsert 50 → 200',
	]);
	expect(sandbox.current.records('contacts')).toHaveLength(450);
});

test('logs rows that HubSpot refuses, and returns one item for a part with good and bad rows', async () => {
	const { result, executions, bounds } = await run([
		[row(1), row(2, { email: 'not an address' }), row(3)],
		[row(4, { email: 'neither' })],
	]);
	expect(fields(result, 'All Parts Done')).toEqual(bounds);
	const logged = executions.flatMap((execution) => fields(execution, 'Log Problem'));
	expect(logged.map(({ options }) => (options as IDataObject).queryReplacement)).toEqual([
		[2, expect.stringMatching(/not an address/)],
		[4, expect.stringMatching(/neither/)],
	]);
	expect(sandbox.current.records('contacts')).toHaveLength(2);
});

test('continues with the next part after one that fails or has no rows', async () => {
	const { result, bounds } = await run([[row(1)], 'database down', [], [row(4)]]);
	expect(fields(result, 'All Parts Done')).toEqual([
		bounds[0],
		{ error: 'connection refused' },
		{},
		bounds[3],
	]);
	expect(sandbox.current.records('contacts')).toHaveLength(2);
});

test('reads the rows of the part that it is called for', async () => {
	const bounds = { from_id: '5001', to_id: '10000' };
	const result = await runFrom(CALLED, { [CALLED]: itemsOf([bounds]) }, async () => []).catch(
		(error: unknown) => error,
	);
	expect(result).not.toBeInstanceOf(Error);
	const [read] = fields(result as WorkflowResult, 'Read Rows');
	expect((read?.options as IDataObject).queryReplacement).toEqual(['5001', '10000']);
});
