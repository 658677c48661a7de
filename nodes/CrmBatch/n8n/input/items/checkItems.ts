import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Steps } from '../../../batch/types';
import type { Failure } from '../../../hubspot/errors/failure';
import type { NameKind } from '../../../hubspot/request/fields/fieldMeanings';
import { canBeLeftOut, type ValueProblems } from '../../../hubspot/schema/openValues';
import type { Schema } from '../../../hubspot/schema/schema';
import type { Envelope, ItemRequest } from '../../../hubspot/tables/request';
import { untilCancelled, type EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';
import type { NodeConfig } from '../config';
import { propertyValues } from '../propertyValues';
import { AccountRules } from '../rules/accountRules';
import type { KnownRules } from '../rules/listedRules';
import { convertItem, leftOutNote } from './convertItem';
import { itemReader, type ItemReader, type RawRequest } from './readItem';
import { sharedRecords } from './sharedKeys';

/** What is known of the items of a run, beside their outcomes. */
export interface ItemFacts {
	/** The value that identifies the record of each item, by item index, if it could be read. */
	readonly ids: Array<string | undefined>;
	/** The envelope of each item whose request is valid, by item index. */
	readonly envelopes: Array<Envelope | undefined>;
}

/** Nothing is known of any item. */
export function noFacts(): ItemFacts {
	return { ids: [], envelopes: [] };
}

/** The items of a run, and what they are checked with. */
export interface RunItems {
	readonly context: IExecuteFunctions;
	readonly items: readonly INodeExecutionData[];
	readonly config: NodeConfig;
	readonly session: Session;
	readonly eventLoop: EventLoop;
	/** The items that an earlier try of this run has settled: they are read, not sent. */
	readonly isSettled: (item: number) => boolean;
	/** Gets the facts of the items that are read. */
	readonly facts: ItemFacts;
}

/** Some items of a run, read and checked. */
export interface CheckedItems {
	/** The requests that are to be sent, in the order of their items. */
	readonly requests: readonly ItemRequest[];
	/** The values that are in no request, because they cannot be written, by item index. */
	readonly problems: ReadonlyMap<number, ValueProblems>;
	/** The items that cannot be sent. */
	readonly refused: ReadonlyMap<number, Failure>;
	/** The items that cannot be sent now, because HubSpot does not return a list that they need. */
	readonly heldBack: ReadonlyMap<number, Failure>;
	/** Why nothing can be sent any more, if so. */
	readonly halted?: Failure;
}

/** Reads and checks the items of a run, range by range. */
export class ItemChecker {
	private readonly reader: ItemReader;

	private readonly rules: AccountRules | undefined;

	/** What the names of the items' values are. */
	private readonly kind: NameKind | undefined;

	private known: KnownRules | undefined;

	private readonly leftOut = new Set<string>();

	constructor(private readonly run: RunItems) {
		const { context, items, config, session, eventLoop } = run;
		const writes = config.operation.parts.includes('properties');
		const properties = writes ? propertyValues(context, items, config) : undefined;
		this.reader = itemReader(context, config, items, properties);
		this.kind = properties?.names;
		this.rules =
			properties && new AccountRules(session, eventLoop, config, properties, context.getTimezone());
	}

	/** The account's properties, if they are known. */
	get account(): Schema | undefined {
		return this.known?.account;
	}

	/** Notes for the user about what is left out or unchecked. */
	get notes(): readonly string[] {
		return this.known ? [...this.known.notes, ...leftOutNote(this.leftOut, this.known)] : [];
	}

	/**
	 * Reads and checks the items of a range. Ends early if the execution is cancelled: the items that
	 * were not read are in none of the lists.
	 *
	 * @param to the first item behind the range
	 * @param halted why nothing more can be sent, if so: then the items are read, and no more
	 */
	async check(from: number, to: number, halted?: Failure): Promise<CheckedItems> {
		const { items, session, eventLoop, isSettled } = this.run;
		const lists: Lists = {
			requests: [],
			problems: new Map(),
			refused: new Map(),
			heldBack: new Map(),
		};
		const progress = { from, total: items.length, done: 'read' };
		const raws = await eventLoop.run(this.readRange(from, to, lists.refused), progress);
		const unsettled: RawRequest[] = [];
		for (const raw of raws) {
			// What an earlier try has settled is shown with its envelope, whatever ends this one.
			if (isSettled(raw.item)) this.run.facts.envelopes[raw.item] = raw.envelope;
			else unsettled.push(raw);
		}
		if (halted) return { ...lists, halted };
		if (this.rules && unsettled.length > 0) {
			const known = await this.rules.of(unsettled, this.fieldsOfAll(from, to, unsettled));
			if (!known.ok) return { ...lists, halted: known.failure };
			this.known = known.value;
		}
		const convert = (raw: RawRequest) => this.convert(raw, lists);
		await eventLoop.run(untilCancelled(unsettled, session.signal, convert));
		return lists;
	}

	/**
	 * All items of a run in parts, if their values are their own fields. A field can have the label of a
	 * sensitive property, and HubSpot is asked for those if any item has a name that it does not list:
	 * what a field is may not depend on the part that it is in.
	 */
	private fieldsOfAll(
		from: number,
		to: number,
		[first]: readonly RawRequest[],
	): readonly RawRequest[] | undefined {
		const { items } = this.run;
		const isWhole = from === 0 && to === items.length;
		if (!first || isWhole || this.known || this.kind !== 'fields') return undefined;
		return items.map(({ json: values }, item) => ({ ...first, item, values }));
	}

	/** Is the record of a request that of another item too? Call it when requests were checked. */
	*sharedRecords(): Steps<(request: ItemRequest) => boolean> {
		return yield* sharedRecords(this.run, this.reader, this.known);
	}

	private *readRange(from: number, to: number, refused: Map<number, Failure>): Steps<RawRequest[]> {
		const raws: RawRequest[] = [];
		for (let item = from; item < to && !this.run.session.signal.aborted; item++) {
			const { id, request } = this.reader.read(item);
			this.run.facts.ids[item] = id;
			if (request.ok) raws.push(request.value);
			else refused.set(item, request.failure);
			yield;
		}
		return raws;
	}

	/** Converts the values of an item, and adds it to one of the lists. */
	private convert(raw: RawRequest, checked: Lists): void {
		const { config, facts } = this.run;
		const { item, envelope } = raw;
		const missing = this.known?.heldBack(raw) ?? [];
		const needed = missing.find(({ name }) => !canBeLeftOut(name, {}, envelope.idProperty, config));
		if (needed) {
			checked.heldBack.set(item, needed.failure);
			return;
		}
		const { id, leftOut, request, problems } = convertItem(raw, config, this.known, missing);
		for (const name of leftOut) this.leftOut.add(name);
		if (id !== undefined) facts.ids[item] = id;
		if (!request.ok) {
			checked.refused.set(item, request.failure);
			return;
		}
		facts.envelopes[item] = envelope;
		checked.requests.push(request.value);
		if (problems) checked.problems.set(item, problems);
	}
}

interface Lists {
	readonly requests: ItemRequest[];
	readonly problems: Map<number, ValueProblems>;
	readonly refused: Map<number, Failure>;
	readonly heldBack: Map<number, Failure>;
}
