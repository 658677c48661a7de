import type { ItemPlan, Scenario } from '../scenario/scenario';
import { isOtherStage, plain, type Value } from '../scenario/value';
import { keyField } from './keys';

/** The property values of an item. Each name occurs once; a later value replaces an earlier one. */
export function itemValues(scenario: Scenario, plan: ItemPlan, item: number): Value[] {
	if (scenario.operation === 'archive' || scenario.operation === 'read') return [];
	const values = [
		...nameValues(scenario, plan, item),
		...uniqueValues(scenario, plan, item),
		...plan.values,
	];
	const byName = new Map(values.map((value) => [value.name, value]));
	// The field is the key's.
	byName.delete(keyField(scenario));
	// With the pipeline in the item, the node could tell that a stage belongs to another pipeline.
	if (values.some(isOtherStage)) byName.delete('hs_pipeline');
	return [...byName.values()];
}

function nameValues({ object }: Scenario, { marker }: ItemPlan, item: number): Value[] {
	if (marker === 'none') return [];
	const name = marker === 'own' ? `Own ${item}` : `Marked ${marker}`;
	return object === 'contact'
		? [plain('firstname', name)]
		: [plain('subject', name), plain('hs_pipeline_stage', '1')];
}

/** A value of a unique property other than the one that names the record. */
function uniqueValues(scenario: Scenario, { unique }: ItemPlan, item: number): Value[] {
	const name =
		scenario.object === 'ticket'
			? 'external_reference'
			: scenario.idProperty === 'email'
				? 'customer_number'
				: 'email';
	if (unique === 'newKey') return newKey(scenario, item);
	if (unique === 'none' || name === scenario.idProperty) return [];
	const isEmail = name === 'email';
	const end = unique === 'own' ? `own${item}` : `shared${item % 2}`;
	const free = isEmail ? `${end}@Example.com` : `U-${end}`;
	const taken = isEmail ? `live${item % 3}@Example.com` : `K-${item % 3}`;
	return [plain(name, unique === 'taken' ? taken : free)];
}

/** A new value for the property that names the record. */
function newKey({ idProperty }: Scenario, item: number): Value[] {
	const isCustom = idProperty === 'customer_number' || idProperty === 'external_reference';
	return isCustom ? [plain(idProperty, `Z-${item}`)] : [];
}
