import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { LINK_TYPES, linkedObject, type Account } from './account';
import { keyText, rawKey } from './keys';
import type { ItemPlan, LinkWish, Scenario } from '../scenario/scenario';
import { isMisplaced, isUnknown, plain, type Knowledge, type Value } from '../scenario/values';
import type { Link, Wish, WishedValue } from './wishes';

/** What each item asks for, by what the node knows of the account. */
export type Wishes = Readonly<Record<Knowledge, readonly Wish[]>>;

/** The items of a scenario as the node gets them, and what each of them asks for. */
export interface Made {
	readonly items: INodeExecutionData[];
	readonly wishes: Wishes;
	readonly itemValues: ReadonlyArray<readonly [name: string, raw: unknown]>;
}

/** Makes the items of a scenario, now that the records' ids are known. */
export function makeItems(scenario: Scenario, account: Account): Made {
	const jsonOf = (plan: ItemPlan, item: number): IDataObject => {
		const chosen = chosenOf(scenario, plan, item);
		const values = Object.fromEntries(chosen.map((value) => [value.name, value.raw]));
		return {
			...(scenario.input === 'json' ? { values } : values),
			key: keyOf(scenario, account, plan),
			links: plan.links.map((link) => linkOf(scenario, account, link).given),
		} as IDataObject;
	};
	const wishesBy = (knowledge: Knowledge): Wish[] =>
		scenario.items.map((plan, item) => wishOf(scenario, account, plan, item, knowledge));
	return {
		items: scenario.items.map((plan, item) => ({ json: jsonOf(plan, item) })),
		itemValues: scenario.items.flatMap((plan, item) =>
			chosenOf(scenario, plan, item).map(({ name, raw }) => [name, raw] as const),
		),
		wishes: {
			all: wishesBy('all'),
			noLists: wishesBy('noLists'),
			nothing: wishesBy('nothing'),
		},
	};
}

function keyOf(scenario: Scenario, account: Account, plan: ItemPlan): unknown {
	return scenario.operation === 'create' ? undefined : rawKey(scenario, account, plan.ref);
}

function wishOf(
	scenario: Scenario,
	account: Account,
	plan: ItemPlan,
	item: number,
	knowledge: Knowledge,
): Wish {
	const { operation, options, idProperty, timeZone } = scenario;
	const values = new Map<string, WishedValue>();
	const isImpossible = operation === 'upsert' && idProperty === 'hs_object_id';
	// What the account has no such property of is known, where its properties are.
	let isRefused = operation !== 'create' && idProperty === 'no_property' && knowledge !== 'nothing';
	for (const value of chosenOf(scenario, plan, item)) {
		// A field that is no property is no mistake where the fields are mapped automatically.
		if (scenario.input === 'fields' && isUnknown(value)) continue;
		const { name, raw, fates } = value;
		// An empty cell does no harm, whatever its column is called.
		if (isUnknown(value) && raw === null && options.emptyValues === 'ignore') continue;
		const fate = (typeof fates === 'function' ? fates(timeZone) : fates)[knowledge];
		if (fate.end === 'unknown' && options.unknownProperties === 'ignore') continue;
		if (fate.end === 'refused' || fate.end === 'unknown') {
			isRefused = true;
		} else if (fate.sent !== '' || options.emptyValues === 'clear') {
			const isGood = fate.end === 'stored';
			values.set(name, { text: fate.sent, isGood, stored: isGood ? fate.stored : undefined });
		}
	}
	if (values.size === 0 && (operation === 'create' || operation === 'update')) isRefused = true;
	const id = keyText(keyOf(scenario, account, plan), idProperty);
	const links = plan.links.map((link) => linkOf(scenario, account, link));
	const isLost = links.some(({ isMissing }) => isMissing);
	const refusesLost = scenario.switches.refuseUnknownAssociationTargets !== false;
	return {
		item,
		refusedBy:
			isImpossible || (operation !== 'create' && id === undefined)
				? 'reading'
				: isRefused
					? 'check'
					: undefined,
		id,
		key: idProperty === 'email' ? id?.toLowerCase() : id,
		values,
		links: [...new Set(links.filter(({ isMissing }) => !isMissing).map(({ link }) => link))].sort(),
		isHopeless: (isLost && refusesLost) || isRefusedKey(scenario),
		isContested: plan.unique === 'shared' || plan.unique === 'taken',
	};
}

/** HubSpot has no record by such a property. */
function isRefusedKey({ operation, idProperty, switches }: Scenario): boolean {
	if (operation === 'update' && idProperty === 'email') return switches.updateByEmail !== true;
	return idProperty === 'no_property';
}

/** The values that an item has, each name once: a later one takes the place of an earlier. */
function chosenOf(scenario: Scenario, plan: ItemPlan, item: number): Value[] {
	if (scenario.operation === 'archive' || scenario.operation === 'read') return [];
	const isContact = scenario.object === 'contact';
	const name = plan.marker === 'own' ? `Own ${item}` : `Marked ${plan.marker}`;
	const marks =
		plan.marker === 'none'
			? []
			: isContact
				? [plain('firstname', name)]
				: [plain('subject', name), plain('hs_pipeline_stage', '1')];
	const values = [...marks, ...uniqueOf(scenario, plan, item), ...plan.values];
	const chosen = new Map(values.map((value) => [value.name, value]));
	// With the pipeline beside it, the node knows that a stage is another's.
	if (values.some(isMisplaced)) chosen.delete('hs_pipeline');
	return [...chosen.values()];
}

/** A unique value beside the one that names the record. */
function uniqueOf(scenario: Scenario, { unique }: ItemPlan, item: number): Value[] {
	const name =
		scenario.object === 'ticket'
			? 'external_reference'
			: scenario.idProperty === 'email'
				? 'customer_number'
				: 'email';
	if (unique === 'newKey') return newKeyOf(scenario, item);
	// What names a record stays as it is.
	if (unique === 'none' || name === scenario.idProperty) return [];
	const isEmail = name === 'email';
	const end = unique === 'own' ? `own${item}` : `shared${item % 2}`;
	const free = isEmail ? `${end}@Example.com` : `U-${end}`;
	const taken = isEmail ? `live${item % 3}@Example.com` : `K-${item % 3}`;
	const text = unique === 'taken' ? taken : free;
	return [plain(name, text)];
}

/** Another value for the property that names the record. */
function newKeyOf({ idProperty }: Scenario, item: number): Value[] {
	const isCustom = idProperty === 'customer_number' || idProperty === 'external_reference';
	const text = `Z-${item}`;
	return isCustom ? [plain(idProperty, text)] : [];
}

interface MadeLink {
	readonly link: Link;
	readonly isMissing: boolean;
	readonly given: IDataObject;
}

function linkOf(scenario: Scenario, account: Account, { to, at }: LinkWish): MadeLink {
	const toObject = linkedObject(scenario);
	const records = to === 'missing' ? [] : account[to][toObject];
	const id = records[at % records.length]?.id ?? '404';
	const typeId =
		scenario.object === 'contact' ? LINK_TYPES.contact.ticket : LINK_TYPES.ticket.contact;
	return {
		link: `${id}:${typeId}`,
		isMissing: to !== 'live',
		given: { toObjectType: toObject, toObjectId: id, associationType: '' },
	};
}
