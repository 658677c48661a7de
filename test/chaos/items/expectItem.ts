import type { ItemPlan, Scenario } from '../scenario/scenario';
import { isUnknownProperty, plain, type Knowledge, type Value } from '../scenario/value';
import type { Account } from './account';
import type { Expectation, ExpectedValue } from './expectation';
import { itemValues } from './itemValues';
import { itemKey, keyText } from './keys';
import { itemLink } from './links';

/** Works out what must happen to an item, for what the node knows of the account. */
export function expectItem(
	scenario: Scenario,
	account: Account,
	plan: ItemPlan,
	item: number,
	knowledge: Knowledge,
): Expectation {
	const { operation, idProperty } = scenario;
	const isCreate = operation === 'create';
	const { values, isRefused } = expectValues(scenario, itemValues(scenario, plan, item), knowledge);
	const isEmpty = values.size === 0 && (isCreate || operation === 'update');
	// The node can only know that the property does not exist once it has read the schema.
	const hasUnknownKey = !isCreate && idProperty === 'no_property' && knowledge !== 'nothing';
	const id = keyText(itemKey(scenario, account, plan), idProperty);
	const isUnreadable =
		(operation === 'upsert' && idProperty === 'hs_object_id') || (!isCreate && id === undefined);
	const failsCheck = isRefused || isEmpty || hasUnknownKey;

	const links = plan.links.map((link) => itemLink(scenario, account, link));
	const found = links.filter(({ isMissing }) => !isMissing).map(({ link }) => link);
	const hasBadLink =
		found.length < links.length && scenario.switches.refuseUnknownAssociationTargets !== false;
	return {
		item,
		refusedBy: isUnreadable ? 'reading' : failsCheck ? 'check' : undefined,
		id,
		key: idProperty === 'email' ? id?.toLowerCase() : id,
		values,
		links: [...new Set(found)].sort(),
		hasBadReference: hasBadLink || isRefusedKey(scenario),
		isContested: plan.unique === 'shared' || plan.unique === 'taken',
	};
}

interface ExpectedValues {
	readonly values: ReadonlyMap<string, ExpectedValue>;
	/** The node refuses at least one value. */
	readonly isRefused: boolean;
}

function expectValues(
	{ input, options, timeZone }: Scenario,
	itemsValues: readonly Value[],
	knowledge: Knowledge,
): ExpectedValues {
	const values = new Map<string, ExpectedValue>();
	const given = new Set<string>();
	let isRefused = false;
	for (const itemsValue of itemsValues) {
		const { labelOf, raw } = itemsValue;
		const isLabel = labelOf !== undefined && input === 'fields' && knowledge !== 'nothing';
		const value = isLabel ? plain(labelOf, raw) : itemsValue;
		const { name, fates } = value;
		if (isUnknownProperty(value)) {
			// Automatic mapping skips fields that are no properties.
			if (input === 'fields') continue;
			// An ignored empty value is harmless, whatever its name is.
			if (raw === null && options.emptyValues === 'ignore') continue;
		}
		const fate = (typeof fates === 'function' ? fates(timeZone) : fates)[knowledge];
		if (fate.end === 'unknown' && options.unknownProperties === 'ignore') continue;
		const isEmpty = fate.end === 'stored' && fate.sent === '';
		if (isEmpty && options.emptyValues === 'ignore') continue;
		// Two fields of the item for one property.
		const isSecond = given.has(name);
		given.add(name);
		if (fate.end === 'refused' || fate.end === 'unknown' || isSecond) {
			isRefused = true;
		} else if (fate.sent !== '' || options.emptyValues === 'clear') {
			const isGood = fate.end === 'stored';
			values.set(name, { text: fate.sent, isGood, stored: isGood ? fate.stored : undefined });
		}
	}
	return { values, isRefused };
}

/** HubSpot accepts no key of this property. */
function isRefusedKey({ idProperty }: Scenario): boolean {
	return idProperty === 'no_property';
}
