import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { aliasOf, emailOf, named, refOf, SEEN, seeded, type Account } from './account';
import { OBJECTS, type Varying } from './objects';
import type {
	ItemPlan,
	LabelName,
	LinkPlan,
	LinkScenario,
	RecordScenario,
	RelationScenario,
	ValuePlan,
} from './scenario';

/** A link that an item asks for. */
export interface WantedLink {
	/** The value that names the other record. */
	readonly value: string;
	/** The ID that is sent: that of a live record, or of none; `undefined` if a lookup finds none. */
	readonly toId: string | undefined;
	readonly isLive: boolean;
	readonly label: LabelName;
	/** The link type of its label; `undefined` for the usual link. */
	readonly type: string | undefined;
}

/** What an item of a run on records asks for. */
export interface RecordWish {
	readonly item: number;
	/** The key as it is sent; `undefined` for a create. */
	readonly key: string | undefined;
	/** ID of the live record that it names. */
	readonly target: string | undefined;
	/** The node must refuse the item on its own. */
	readonly isRefused: boolean;
	/** Its points are no number: the node must refuse the item if they are to be written. */
	readonly isInvalid: boolean;
	/** The values as the item has them. */
	readonly values: ReadonlyMap<Varying, unknown>;
	readonly links: readonly WantedLink[];
}

/** What an item of a run on links asks for. */
export interface PairWish {
	readonly item: number;
	readonly from: Pick<WantedLink, 'isLive' | 'toId' | 'value'>;
	readonly to: WantedLink;
}

/** The items of a run on records. */
export function recordWishes(scenario: RecordScenario, account: Account): RecordWish[] {
	return scenario.items.map((plan, item) => recordWish(scenario, account, plan, item));
}

function recordWish(
	scenario: RecordScenario,
	account: Account,
	plan: ItemPlan,
	item: number,
): RecordWish {
	const { operation } = scenario;
	const hasValues = operation !== 'delete' && operation !== 'get';
	const { value: id, id: target } = named(account, 'object', {
		...plan.record,
		by: 'hs_object_id',
	});
	const values = new Map<Varying, unknown>();
	if (hasValues) {
		const number = plan.record.at % Math.max(1, account.live.object.length);
		const plans = operation === 'create' ? { ...plan.values, note: 'own' as const } : plan.values;
		for (const [name, how] of Object.entries(plans) as Array<[Varying, ValuePlan]>) {
			values.set(name, rawValue(name, how, number, item));
		}
		if (plan.isInvalid) values.set('points', 'many');
	}
	const links = hasValues ? plan.links.map((link) => wantedLink(scenario, account, link)) : [];
	const isUnlinkable = links.some(({ toId }) => toId === undefined);
	const isEmpty = operation === 'update' && values.size === 0;
	return {
		item,
		key: operation === 'create' ? undefined : keyOf(scenario, account, plan, id),
		target: operation === 'create' ? undefined : target,
		isRefused: isUnlinkable || isEmpty,
		isInvalid: hasValues && plan.isInvalid,
		values,
		links,
	};
}

function keyOf(
	{ idProperty, operation }: RecordScenario,
	account: Account,
	{ record, spelling }: ItemPlan,
	id: string,
): string {
	if (idProperty === 'hs_object_id') return id;
	const { is, at } = record;
	const { value } = named(account, 'object', { is, at, by: 'ref' });
	if (idProperty === 'ref') return value;
	if (is === 'missing') return `n${at}@x.example`;
	const number = value.replace(refOf(''), '');
	// HubSpot's reply to an upsert does not say which of two addresses of a contact is whose.
	if (spelling === 'alias' && is === 'live' && operation !== 'upsert') {
		return aliasOf(Number(number));
	}
	const email = emailOf(number);
	return spelling === 'upper' ? email.toUpperCase() : email;
}

function rawValue(name: Varying, how: ValuePlan, at: number, item: number): unknown {
	switch (how) {
		case 'own':
			return {
				note: `own ${item}`,
				points: 1_000 + item,
				seen: new Date(Date.parse(SEEN) + (item + 1) * 60_000).toISOString(),
				tags: 'c',
			}[name];
		case 'otherForm':
			return {
				note: seeded(name, at),
				points: at + 0.5,
				seen: '2026-01-02T05:04:05+02:00',
				tags: ['b', 'a'],
			}[name];
		case 'same':
			return seeded(name, at);
		case 'other':
			return 'c';
		case 'append':
			return ';d';
		case 'appendSame':
			return ';a';
	}
}

function wantedLink(
	scenario: RelationScenario,
	account: Account,
	{ to, label }: LinkPlan,
): WantedLink {
	const { value, id } = named(account, 'other', to);
	// The node knows no usual type by its ID for links of a custom object in a create.
	const { operation, object, other } = scenario;
	const isUntyped = operation === 'create' && [object, other].includes('machine');
	const isInline = scenario.works === 'records' && isUntyped;
	const shown = label === 'none' && isInline ? 'first' : label;
	return {
		value,
		toId: to.by === 'ref' ? id : value,
		isLive: id !== undefined,
		label: shown,
		type: shown === 'none' ? undefined : account.labels[shown],
	};
}

/** The items of a run on links. */
export function pairWishes(scenario: LinkScenario, account: Account): PairWish[] {
	return scenario.items.map(({ from, ...link }, item) => {
		const { value, id } = named(account, 'object', from);
		return {
			item,
			from: { value, toId: from.by === 'ref' ? id : value, isLive: id !== undefined },
			to: wantedLink(scenario, account, link),
		};
	});
}

/** The fields of an item of a run on records. */
export function recordFields(
	{ object, other, operation, items }: RecordScenario,
	{ key, values, links, item }: RecordWish,
): IDataObject {
	const needs = operation === 'create' || operation === 'upsert' ? OBJECTS[object].needs : {};
	const plans = items[item]?.links ?? [];
	return {
		...(key !== undefined && { key }),
		values: { ...needs, ...Object.fromEntries(values) },
		links: links.map((link, index) => ({
			toObjectType: OBJECTS[other].type,
			toIdProperty: plans[index]?.to.by ?? 'hs_object_id',
			toObjectId: link.value,
			associationType: link.type ?? '',
		})),
	};
}

/** The fields of an item of a run on links. */
export function pairFields(
	{ from, to }: PairWish,
	{ items }: LinkScenario,
	item: number,
): IDataObject {
	return {
		from: from.value,
		fromBy: items[item]?.from.by ?? '',
		to: to.value,
		toBy: items[item]?.to.by ?? '',
		type: to.type ?? '',
	};
}

/** The node's parameters, as in a saved workflow. */
export function parametersOf(scenario: RelationScenario): INodeParameters {
	const { object, other, operation, concurrency, maxWait, dryRun } = scenario;
	const options = { concurrency, maxWait, dryRun };
	if (scenario.works === 'links') {
		return {
			resource: 'association',
			operation,
			authentication: 'serviceKey',
			fromObjectType: OBJECTS[object].type,
			fromIdProperty: '={{ $json.fromBy }}',
			fromObjectId: '={{ $json.from }}',
			toObjectType: OBJECTS[other].type,
			toIdProperty: '={{ $json.toBy }}',
			toObjectId: '={{ $json.to }}',
			associationType: '={{ $json.type }}',
			options,
		};
	}
	const { idProperty, batchSize, duplicates, existingRecords, skipUnchanged, createOnly } =
		scenario;
	return {
		...OBJECTS[object].parameters,
		operation,
		authentication: 'serviceKey',
		idProperty,
		idValue: '={{ $json.key }}',
		inputMode: 'json',
		propertiesJson: '={{ $json.values }}',
		associations: '={{ $json.links }}',
		propertyNames: ['note', 'points'],
		simplify: true,
		options: {
			...options,
			batchSize,
			duplicates,
			existingRecords,
			skipUnchanged,
			createOnlyProperties: [...createOnly],
		},
	};
}
