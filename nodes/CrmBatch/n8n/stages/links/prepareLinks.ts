import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { OwnedLink } from '../../../hubspot/associations/link';
import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import { objectTypeText } from '../../../hubspot/request/chosenObject';
import { tidyName } from '../../../hubspot/request/fields/fieldNames';
import { toId } from '../../../hubspot/request/recordId';
import { RECORD_ID, type CrmObject } from '../../../hubspot/tables/objects';
import { objectTypeOf } from '../../../hubspot/tables/objectTypes';
import type { Envelope } from '../../../hubspot/tables/request';
import { typeOf } from '../../input/associations';
import { untilCancelled } from '../../eventLoop';
import { parameterReaders } from '../../input/parameters/reader';
import type { RunItems } from '../../input/items/checkItems';
import { expressionFailure } from '../../input/items/readItem';
import { lookUpIds, type Reference } from './lookUpIds';

/** One end of a link, as an item names it. */
type End = 'From' | 'To';

/** A link that one item asks for. The record that it leads to is any, if the links are read. */
interface ItemLink {
	readonly item: number;
	readonly from: Reference;
	readonly to: Reference | { readonly object: CrmObject };
	readonly types: OwnedLink['types'];
}

/** The links of a run, and the items that are not sent. */
export interface PreparedLinks {
	readonly links: readonly OwnedLink[];
	readonly refused: ReadonlyMap<number, Failure>;
	readonly heldBack: ReadonlyMap<number, Failure>;
}

/** No property is read or written. */
const noProperties: Envelope = {
	idProperty: '',
	properties: [],
	propertiesWithHistory: [],
	archived: false,
};

/**
 * Reads the links of the resource Association, and looks up the records that are not named by their
 * record ID. An item without a valid link, or whose record is not found, is refused.
 */
export async function prepareLinks({
	context,
	items,
	config: { operation, concurrency },
	session,
	eventLoop,
	isSettled,
	facts: { ids, envelopes },
}: RunItems): Promise<PreparedLinks> {
	const read = linkReader(context, items, operation.link !== 'read');
	const open: ItemLink[] = [];
	const refused = new Map<number, Failure>();
	const heldBack = new Map<number, Failure>();
	const readItem = (item: number) => {
		envelopes[item] = noProperties;
		if (isSettled(item)) return;
		const link = read(item);
		if (link.ok) open.push(link.value);
		else refused.set(item, link.failure);
	};
	await eventLoop.run(untilCancelled(items.keys(), session.signal, readItem));

	const references = open.flatMap(referencesIn);
	const idOf = await lookUpIds(session, eventLoop, references.filter(isLookedUp), concurrency);
	const links: OwnedLink[] = [];
	for (const link of open) {
		const { item, from, to, types } = link;
		const found = new Map<Reference, string>();
		for (const reference of referencesIn(link)) {
			const id = isLookedUp(reference)
				? idOf(reference)
				: ({ is: 'found', id: reference.key } as const);
			if (id.is === 'found') found.set(reference, id.id);
			else (id.is === 'refused' ? refused : heldBack).set(item, id.failure);
		}
		if (refused.has(item)) heldBack.delete(item);
		ids[item] = from.key;
		if (refused.has(item) || heldBack.has(item)) continue;
		links.push({
			from: { object: from.object, id: found.get(from) ?? '' },
			to: { object: to.object, id: 'key' in to ? (found.get(to) ?? '') : '' },
			types,
			owners: [item],
		});
	}
	return { links, refused, heldBack };
}

function referencesIn({ from, to }: ItemLink): Reference[] {
	return 'key' in to ? [from, to] : [from];
}

function isLookedUp({ idProperty }: Reference): boolean {
	return idProperty !== RECORD_ID;
}

/** A reader of the link of an item. Never throws. @param hasTarget is it a link to one record? */
function linkReader(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	hasTarget: boolean,
): (item: number) => Result<ItemLink> {
	const parameter = parameterReaders(context, items);
	const endReader = (end: End, prefix: string) => {
		const objectType = parameter(`${prefix}ObjectType`);
		const idProperty = parameter(`${prefix}IdProperty`);
		const objectId = end === 'From' || hasTarget ? parameter(`${prefix}ObjectId`) : undefined;
		return (item: number): Result<Reference | { readonly object: CrmObject }> => {
			const object = objectTypeOf(tidyName(objectTypeText(objectType(item))));
			if (!object) return failed(failureOf(problem('LINK_OBJECT_MISSING', { end })));
			if (!objectId) return success({ object });
			const name = tidyName(String(idProperty(item) ?? '')) || RECORD_ID;
			const field = `'${end} Record ID'`;
			const key = toId(objectId(item), name);
			if (!key.ok) return failed(failureOf(key.failure, field));
			const isId = name !== RECORD_ID || /^\d{1,19}$/.test(key.value);
			return isId
				? success({ object, idProperty: name, key: key.value, field })
				: failed(failureOf(problem('ID_NOT_A_RECORD_ID', { value: key.value }), field));
		};
	};
	const readFrom = endReader('From', 'from');
	const readTo = endReader('To', 'to');
	const associationType = hasTarget ? parameter('associationType') : undefined;

	return (item) => {
		try {
			const from = readFrom(item);
			if (!from.ok) return from;
			const to = readTo(item);
			if (!to.ok) return to;
			const text = tidyName(String(associationType?.(item) ?? ''));
			const type = text === '' ? undefined : typeOf(text);
			if (text !== '' && !type) return failed(failureOf(problem('ASSOCIATION_TYPE_INVALID')));
			if (!('key' in from.value))
				return failed(failureOf(problem('ID_MISSING'), "'From Record ID'"));
			const types = type ? [type] : [];
			return success({ item, from: from.value, to: to.value, types });
		} catch (error) {
			return failed(expressionFailure(error));
		}
	};
}
