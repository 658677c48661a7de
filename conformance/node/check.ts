import type { Account } from '../api/account';
import { at, resultsOf, textAt } from '../api/json';
import { batch } from '../cases/requests';
import type { NodeOutcome } from './execute';
import type { NodeObject, NodeStep, StepItem } from './steps';

/** What is wrong about a step, in words. Empty if each outcome is what the account has stored. */
export async function problemsOf(
	account: Account,
	object: NodeObject,
	step: NodeStep,
	items: readonly StepItem[],
	outcome: NodeOutcome,
): Promise<string[]> {
	if (outcome.thrown !== undefined) return [`the run stopped: ${outcome.thrown}`];
	const problems = pairingProblems(items, outcome);
	for (const { item, json } of outcome.succeeded) {
		const expected = items[item];
		if (expected === undefined) continue;
		const id = textAt(json, 'id') || (expected.id ?? '');
		const isArchived = step.operation === 'delete';
		const stored = await storedValues(
			account,
			object,
			id,
			isArchived,
			namesOf(step, expected, object),
		);
		problems.push(...valueProblems(step, item, expected, json, stored));
	}
	for (const { item } of outcome.failed) {
		const { values = {} } = items[item] ?? {};
		if (step.operation === 'create' && (await isStored(account, object, values))) {
			problems.push(`item ${item} failed, but its record exists`);
		}
	}
	return problems;
}

/** Each input item has one outcome, and the expected one. */
function pairingProblems(items: readonly StepItem[], outcome: NodeOutcome): string[] {
	return items.flatMap(({ succeeds }, item) => {
		const good = outcome.succeeded.filter((one) => one.item === item).length;
		const bad = outcome.failed.filter((one) => one.item === item);
		if (good + bad.length !== 1) return [`item ${item} has ${good + bad.length} outcomes`];
		if (succeeds === (good === 1)) return [];
		return [
			succeeds
				? `item ${item} failed: ${textAt(bad[0]?.json, 'error')}`
				: `item ${item} succeeded, but should have failed`,
		];
	});
}

/** The properties of a record to look at. */
const namesOf = (
	{ operation }: NodeStep,
	{ values }: StepItem,
	{ change }: NodeObject,
): string[] => (operation === 'get' ? [change] : Object.keys(values));

async function storedValues(
	account: Account,
	{ objectType }: NodeObject,
	id: string,
	isArchived: boolean,
	properties: readonly string[],
): Promise<unknown> {
	const query = isArchived ? '?archived=true' : '';
	const reply = await account.send(batch(objectType, 'read', [{ id }], { properties, query }));
	const [record] = resultsOf(reply);
	return at(record, 'properties');
}

function valueProblems(
	{ operation }: NodeStep,
	item: number,
	{ values }: StepItem,
	json: unknown,
	stored: unknown,
): string[] {
	if (stored === undefined) {
		return operation === 'delete'
			? [`item ${item} was deleted, but its record is not archived`]
			: [`item ${item} succeeded, but its record does not exist`];
	}
	// A get has sent nothing: what it returned must be what is stored.
	const expected = operation === 'get' ? readValues(json, stored) : Object.entries(values);
	return expected
		.filter(([name, value]) => textAt(stored, name) !== value)
		.map(([name]) => `item ${item}: the stored value of ${name} differs from that of the node`);
}

const readValues = (json: unknown, stored: unknown): Array<[string, string]> =>
	Object.keys(stored ?? {})
		.filter((name) => at(json, name) !== undefined && !/date$/.test(name))
		.map((name) => [name, textAt(json, name)]);

/** Whether a record with the unique value of an item exists. */
async function isStored(
	account: Account,
	{ objectType }: NodeObject,
	values: Readonly<Record<string, string>>,
): Promise<boolean> {
	const [key, id] = Object.entries(values).find(([name]) => name.endsWith('_key')) ?? [];
	if (key === undefined || id === undefined) return false;
	const reply = await account.send(batch(objectType, 'read', [{ id }], { idProperty: key }));
	return resultsOf(reply).length > 0;
}
