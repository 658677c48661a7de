import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemPlan, Scenario } from '../scenario/scenario';
import type { Knowledge } from '../scenario/value';
import type { Account } from './account';
import type { Expectation } from './expectation';
import { expectItem } from './expectItem';
import { itemValues } from './itemValues';
import { itemKey, keyField } from './keys';
import { itemLink } from './links';

/** A field that the node may take for a property. */
export interface RawValue {
	readonly name: string;
	readonly raw: unknown;
	readonly item: number;
}

/** The items of a scenario as the node gets them, and what must happen to each. */
export interface MadeItems {
	readonly items: INodeExecutionData[];
	/** The expectations of all items, by what the node knows of the account. */
	readonly expectations: (knowledge: Knowledge) => readonly Expectation[];
	/** All fields that the node may take for properties, with the index of their item. */
	readonly rawValues: readonly RawValue[];
}

/** Makes the items of a scenario now that record ids are known. */
export function makeItems(scenario: Scenario, account: Account): MadeItems {
	const rawValues: RawValue[] = [];
	const jsonOf = (plan: ItemPlan, item: number): IDataObject => {
		const values = itemValues(scenario, plan, item).map(({ name, raw }) => [name, raw] as const);
		const fields = Object.fromEntries(values);
		const others = {
			[keyField(scenario)]: itemKey(scenario, account, plan),
			links: plan.links.map((link) => itemLink(scenario, account, link).json),
		};
		const isJson = scenario.input === 'json';
		for (const [name, raw] of Object.entries(isJson ? fields : { ...fields, ...others })) {
			rawValues.push({ name, raw, item });
		}
		return { ...(isJson ? { values: fields } : fields), ...others } as IDataObject;
	};
	return {
		items: scenario.items.map((plan, item) => ({ json: jsonOf(plan, item) })),
		expectations: (knowledge) =>
			scenario.items.map((plan, item) => expectItem(scenario, account, plan, item, knowledge)),
		rawValues,
	};
}
