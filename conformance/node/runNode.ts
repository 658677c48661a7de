import type { Account } from '../api/account';
import { pipelineFacts } from '../cases/fixtures';
import { clean, type Cleaned } from '../safety/clean';
import { problemsOf } from './check';
import { executeStep, type NodePackage } from './execute';
import { startRelay } from './relay';
import { nodeObjects, stepsOf } from './steps';

/** The result of one operation of the node. */
export interface StepResult {
	readonly objectType: string;
	readonly operation: string;
	readonly items: number;
	readonly succeeded: number;
	readonly failed: number;
	readonly problems: readonly string[];
}

export interface NodeReport {
	readonly steps: readonly StepResult[];
	readonly cleaned: Cleaned;
}

/** Runs the five operations for contacts and tickets, and compares each outcome with the account. */
export async function runNodeSteps(
	account: Account,
	node: NodePackage,
	mark: string,
	onStep: (result: StepResult) => void,
): Promise<NodeReport> {
	const relay = await startRelay(account);
	const steps: StepResult[] = [];
	let cleaned: Cleaned;
	try {
		const stage = await prepare(account, mark);
		for (const object of nodeObjects(stage)) {
			let ids: readonly string[] = [];
			for (const step of stepsOf(object, mark)) {
				const items = step.items(ids);
				const outcome = await executeStep(node, relay.url, object, step, items, `${mark}_key`);
				const problems = await problemsOf(account, object, step, items, outcome);
				if (step.operation === 'create') {
					ids = outcome.succeeded.map(({ json }) => String(json.id));
				}
				const result: StepResult = {
					objectType: object.objectType,
					operation: step.operation,
					items: items.length,
					succeeded: outcome.succeeded.length,
					failed: outcome.failed.length,
					problems: [...problems, ...relay.errors.map(({ message }) => message)],
				};
				steps.push(result);
				onStep(result);
			}
		}
	} finally {
		await relay.close();
		account.budget.openReserve();
		cleaned = await clean(account);
	}
	return { steps, cleaned };
}

/** Makes the unique property of both object types. Returns a stage for tickets. */
async function prepare(account: Account, mark: string): Promise<string> {
	for (const [objectType, groupName] of [
		['contacts', 'contactinformation'],
		['tickets', 'ticketinformation'],
	] as const) {
		await account.send({
			method: 'POST',
			path: `/crm/v3/properties/${objectType}`,
			body: {
				name: `${mark}_key`,
				label: `${mark}_key`,
				type: 'string',
				fieldType: 'text',
				groupName,
				hasUniqueValue: true,
			},
		});
	}
	const path = '/crm/v3/pipelines/tickets';
	const { stage = '1' } = pipelineFacts(await account.send({ method: 'GET', path }));
	return stage;
}
