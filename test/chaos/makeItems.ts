import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { LINK_TYPES, linkedObject, type Account } from './account';
import { keyText, rawKey } from './keys';
import type { ItemPlan, LinkWish, Scenario } from './scenario';
import type { Value } from './values';
import type { Link, Wish, WishedValue } from './wishes';

/** The items of a scenario as the node gets them, and what each of them asks for. */
export interface Made {
	readonly items: INodeExecutionData[];
	readonly wishes: readonly Wish[];
}

/** Makes the items of a scenario, now that the records' ids are known. */
export function makeItems(scenario: Scenario, account: Account): Made {
	const made = scenario.items.map((plan, item) => makeItem(scenario, account, plan, item));
	return {
		items: made.map(({ json }) => ({ json })),
		wishes: made.map(({ wish }) => wish),
	};
}

function makeItem(
	scenario: Scenario,
	account: Account,
	plan: ItemPlan,
	item: number,
): { json: IDataObject; wish: Wish } {
	const { operation, options, idProperty } = scenario;
	const writesValues = ['create', 'update', 'upsert'].includes(operation);
	const chosen = writesValues ? valuesOf(scenario, plan, item) : [];
	const sent = chosen.filter(
		({ fate, text }) =>
			!(fate === 'unknownName' && options.unknownProperties === 'ignore') &&
			(text !== '' || options.emptyValues === 'clear'),
	);
	const values = new Map<string, WishedValue>(
		sent.map(({ name, text, fate }) => [name, { text, isGood: fate === 'good' }]),
	);
	const raw = operation === 'create' ? undefined : rawKey(scenario, account, plan.ref);
	const id = operation === 'create' ? undefined : keyText(raw, idProperty);
	const links = plan.links.map((link) => linkOf(scenario, account, link));
	const isLost = links.some(({ isMissing }) => isMissing);
	const refusesLost = scenario.switches.refuseUnknownAssociationTargets !== false;
	const wish: Wish = {
		item,
		isRefused:
			(operation !== 'create' && id === undefined) ||
			chosen.some(({ fate }) => fate === 'refused') ||
			(values.size === 0 && (operation === 'create' || operation === 'update')) ||
			(operation === 'upsert' && idProperty === 'hs_object_id'),
		id,
		key: idProperty === 'email' ? id?.toLowerCase() : id,
		values,
		links: [...new Set(links.filter(({ isMissing }) => !isMissing).map(({ link }) => link))].sort(),
		isHopeless: (isLost && refusesLost) || isRefusedKey(scenario),
		isContested: plan.unique === 'shared' || plan.unique === 'taken',
	};
	const json = {
		key: raw,
		values: Object.fromEntries(chosen.map((value) => [value.name, value.raw])),
		links: links.map(({ given }) => given),
	} as IDataObject;
	return { json, wish };
}

/** HubSpot has no record by such a property. */
function isRefusedKey({ operation, idProperty, switches }: Scenario): boolean {
	if (operation === 'update' && idProperty === 'email') return switches.updateByEmail !== true;
	return idProperty === 'no_property';
}

function valuesOf(scenario: Scenario, plan: ItemPlan, item: number): Value[] {
	const isContact = scenario.object === 'contact';
	const good = (name: string, text: string): Value => ({ name, raw: text, text, fate: 'good' });
	const name = plan.marker === 'own' ? `Own ${item}` : `Marked ${plan.marker}`;
	const marks =
		plan.marker === 'none'
			? []
			: isContact
				? [good('firstname', name)]
				: [good('subject', name), good('hs_pipeline_stage', '1')];
	return [...marks, ...uniqueOf(scenario, plan, item), ...plan.values];
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
	return [{ name, raw: text, text, fate: 'good' }];
}

/** Another value for the property that names the record. */
function newKeyOf({ idProperty }: Scenario, item: number): Value[] {
	const isCustom = idProperty === 'customer_number' || idProperty === 'external_reference';
	const text = `Z-${item}`;
	return isCustom ? [{ name: idProperty, raw: text, text, fate: 'good' }] : [];
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
