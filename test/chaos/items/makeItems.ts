import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemPlan, Scenario } from '../scenario/scenario';
import type { Knowledge } from '../scenario/value';
import type { Account } from './account';
import type { Expectation } from './expectation';
import { expectItem } from './expectItem';
import { itemValues } from './itemValues';
import { itemKey } from './keys';
import { itemLink } from './links';

/** The items of a scenario as the node gets them, and what must happen to each. */
export interface MadeItems {
	readonly items: INodeExecutionData[];
	/** The expectations of all items, by what the node knows of the account. */
	readonly expectations: (knowledge: Knowledge) => readonly Expectation[];
	/** Names and raw values of all properties of all items. */
	readonly rawValues: ReadonlyArray<readonly [name: string, raw: unknown]>;
}

/** Makes the items of a scenario now that record ids are known. */
export function makeItems(scenario: Scenario, account: Account): MadeItems {
	const rawValues: Array<readonly [string, unknown]> = [];
	const jsonOf = (plan: ItemPlan, item: number): IDataObject => {
		const values = itemValues(scenario, plan, item).map(({ name, raw }) => [name, raw] as const);
		rawValues.push(...values);
		const fields = Object.fromEntries(values);
		return {
			...(scenario.input === 'json' ? { values: fields } : fields),
			key: itemKey(scenario, account, plan),
			links: plan.links.map((link) => itemLink(scenario, account, link).json),
		} as IDataObject;
	};
	return {
		items: scenario.items.map((plan, item) => ({ json: jsonOf(plan, item) })),
		expectations: (knowledge) =>
			scenario.items.map((plan, item) => expectItem(scenario, account, plan, item, knowledge)),
		rawValues,
	};
}
