import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import type { ItemPlan, ObjectName, Scenario } from './scenario';

/** An object type as the storm uses it. */
interface ObjectFacts {
	/** Its name in paths of HubSpot's API. */
	readonly plural: string;
	/** The text property whose value says which item wrote a record. */
	readonly marker: string;
	/** The custom property with unique values. */
	readonly unique: string;
}

export const OBJECTS: Readonly<Record<ObjectName, ObjectFacts>> = {
	contact: { plural: 'contacts', marker: 'firstname', unique: 'customer_number' },
	ticket: { plural: 'tickets', marker: 'subject', unique: 'external_reference' },
};

/** Records that the account has before a run, live and archived. */
const LIVE = 4;
const ARCHIVED = 2;

/** The record of an account before a run. */
interface SeededRecord {
	readonly id: string;
	readonly name: string;
}

/** The records of the account by what item plans call them, such as `live 2`. */
export type Account = ReadonlyMap<string, SeededRecord>;

/** What the oracle knows of an item, computed from the scenario and the account alone. */
export interface ItemFacts {
	/** The value that only this item writes to the marker property. */
	readonly marker: string;
	/** The value by which it names its record; none for a create. */
	readonly key: string | undefined;
	/** Items with the same name are for the same record. */
	readonly group: string;
	/** Has the item everything that the operation needs? */
	readonly isValid: boolean;
}

export interface StormItem extends ItemFacts {
	readonly input: INodeExecutionData;
}

/** Fills an empty sandbox. The account is the same for every run. */
export async function fillAccount(sandbox: Sandbox, object: ObjectName): Promise<Account> {
	const { plural } = OBJECTS[object];
	const names = [
		...Array.from({ length: LIVE }, (_, n) => `live ${n}`),
		...Array.from({ length: ARCHIVED }, (_, n) => `archived ${n}`),
	];
	const records = sandbox.seed(
		plural,
		names.map((name) => seededValues(object, name)),
	);
	const account = new Map(
		names.map((name, n) => [name, { id: records[n]?.id ?? '', name }] as const),
	);
	const archived = names.slice(LIVE).map((name) => ({ id: account.get(name)?.id }));
	await sandbox.inject({
		method: 'POST',
		path: `/crm/v3/objects/${plural}/batch/archive`,
		body: { inputs: archived },
	});
	sandbox.clearRequests();
	return account;
}

function seededValues(object: ObjectName, name: string): Record<string, string> {
	const { marker, unique } = OBJECTS[object];
	const values = { [marker]: name, [unique]: uniqueValue(unique, name) };
	if (object === 'ticket') return { ...values, hs_pipeline_stage: '1' };
	const email = uniqueValue('email', name);
	return { ...values, email, hs_additional_emails: `second-${email}` };
}

/** The value of a unique property for a record that is called `live 2`, `new 0` or the like. */
export function uniqueValue(property: string, name: string): string {
	const number = name.replace(' ', '-');
	return property === 'email' ? `${number}@storm.example` : `K-${number}`;
}

/** The items of a scenario, and what the oracle knows of each. */
export function itemsOf(scenario: Scenario, account: Account): StormItem[] {
	return scenario.items.map((plan, index) => itemOf(scenario, plan, index, account));
}

function itemOf(
	{ object, operation, idProperty }: Scenario,
	plan: ItemPlan,
	index: number,
	account: Account,
): StormItem {
	const facts = OBJECTS[object];
	const marker = `m${index}`;
	const values: IDataObject = { [facts.marker]: marker };
	if (object === 'ticket' && operation !== 'update') values.hs_pipeline_stage = '1';
	if (plan.second !== undefined) {
		values[facts.unique] = uniqueValue(facts.unique, `new ${plan.second}`);
	}
	if (operation === 'create') {
		const property = object === 'contact' ? 'email' : facts.unique;
		if (plan.key !== 'none') values[property] = keyOf(property, plan, account);
		const input = { json: { key: '', values } };
		return { marker, key: undefined, group: marker, isValid: true, input };
	}
	const key = plan.key === 'none' ? undefined : keyOf(idProperty, plan, account);
	return {
		marker,
		key,
		group: key ?? marker,
		isValid: key !== undefined,
		input: { json: { key: key ?? '', values } },
	};
}

/** An ID that no record has, for items that name a new record by its ID. */
const MISSING_ID = 990_000_000;

function keyOf(property: string, { key, n }: ItemPlan, account: Account): string {
	const name = `${key === 'alias' ? 'live' : key} ${n}`;
	if (property === 'hs_object_id') return account.get(name)?.id ?? String(MISSING_ID + n);
	const value = uniqueValue(property, name);
	return key === 'alias' && property === 'email' ? `second-${value}` : value;
}
