import type { Steps } from '../../../batch/types';
import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import { FieldNames } from '../../../hubspot/request/fields/fieldNames';
import { KeyFields } from '../../../hubspot/request/fields/keyFields';
import { FieldMeanings, type NameKind } from '../../../hubspot/request/fields/fieldMeanings';
import { Schema } from '../../../hubspot/schema/schema';
import { sensitivities, type Sensitivity } from '../../../hubspot/tables/endpoints';
import type { ValueRules } from '../../../hubspot/values/properties';
import type { EventLoop } from '../../eventLoop';
import { withoutPatience } from '../../http/read';
import { readSensitiveProperties } from '../../http/readList';
import type { Session } from '../../http/session';
import type { RawRequest } from '../items/readItem';
import { fieldsIn, ItemFields } from './itemFields';
import { heldBackBy, type HeldBack } from './neededLists';
import { OutsideLists } from './outsideLists';

/** What the account says about the values of items. */
export interface KnownRules {
	readonly rules: ValueRules;
	/** Notes for the user about values that are not checked. */
	readonly notes: readonly string[];
	/** The account's properties, if HubSpot shows them: `rules` can have names alone. */
	readonly account?: Schema;
	readonly heldBack: HeldBack;
	/** What the fields of the items are. */
	readonly meanings: FieldMeanings;
	/** Finds the field of an item that identifies its record. */
	readonly keyFields: KeyFields;
}

/** The rules that do not depend on the account. */
export type BaseRules = Omit<ValueRules, 'schema'>;

/**
 * The rules by the properties that HubSpot lists. They grow with the items: sensitive properties are
 * read if an item has a name that is not listed, and choices that HubSpot keeps elsewhere if a value is
 * not an ID already.
 */
export class ListedRules {
	private names: FieldNames;

	/** The rules by what was read so far: they remember what they have worked out. */
	private known: Omit<KnownRules, 'heldBack'> | undefined;

	private unread: readonly Sensitivity[] = sensitivities;

	/** Why a name that is not listed may be that of a sensitive property. */
	private gap: Failure | undefined;

	/** Names that were looked for among the sensitive properties. */
	private readonly sought = new Set<string>();

	private readonly lists: OutsideLists;

	private stopped: Failure | undefined;

	constructor(
		private readonly session: Session,
		private readonly eventLoop: EventLoop,
		private readonly base: BaseRules,
		private readonly kind: NameKind,
		private schema: Schema,
	) {
		this.names = new FieldNames(schema);
		this.lists = new OutsideLists(eventLoop, base.object);
	}

	/**
	 * The rules for some items of the run. Fails if nothing can be sent any more.
	 *
	 * @param all the items that names are looked for in, if they are more than these
	 */
	async of(
		raws: readonly RawRequest[],
		all: readonly RawRequest[] = raws,
	): Promise<Result<KnownRules>> {
		if (this.stopped) return failed(this.stopped);
		const fieldsOf = async (items: readonly RawRequest[]) => {
			const given = await this.eventLoop.run(fieldsIn(items));
			return () => new ItemFields(this.schema, items, given, this.kind, this.names);
		};
		const fields = await fieldsOf(raws);
		const named = all === raws ? fields : await fieldsOf(all);
		this.stopped = (await this.readSensitive(named())) ?? (await this.readLists(fields()));
		if (this.stopped) return failed(this.stopped);
		this.known ??= this.make();
		return success({
			...this.known,
			heldBack: heldBackBy(fields(), this.lists.unavailable, this.gap),
		});
	}

	/** A run that has waited for one list as long as it may requests each other list once. */
	private get patient(): Session {
		const hasWaited = this.gap !== undefined || this.lists.unavailable.size > 0;
		return hasWaited ? withoutPatience(this.session) : this.session;
	}

	/** Reads the sensitive properties among names that are not listed. Returns why it has to stop, if so. */
	private async readSensitive(fields: ItemFields): Promise<Failure | undefined> {
		const unknown = await this.eventLoop.run(unknownNamesIn(fields));
		const isNew = [...unknown].some((name) => !this.sought.has(name));
		unknown.forEach((name) => this.sought.add(name));
		if (!isNew || this.unread.length === 0) return undefined;

		const { base, schema } = this;
		const { definitions, unread, gap } = await readSensitiveProperties(
			this.patient,
			base.object,
			(found) => {
				const names = new Set(found.map(({ name }) => name));
				return [...unknown].every((name) => names.has(name));
			},
			this.unread,
		);
		this.unread = unread;
		const added = definitions.filter(({ name }) => !schema.get(name));
		if (added.length > 0) {
			this.schema = new Schema([...schema.definitions, ...added]);
			this.names = new FieldNames(this.schema);
			this.known = undefined;
		}
		if (gap?.outcome === 'stopped') return gap.failure;
		if (gap) this.gap = gap.failure;
		return undefined;
	}

	private async readLists(fields: ItemFields): Promise<Failure | undefined> {
		const hasMore = await this.lists.readFor(this.patient, fields);
		if (!hasMore.ok) return hasMore.failure;
		if (hasMore.value) this.known = undefined;
		return undefined;
	}

	private make(): Omit<KnownRules, 'heldBack'> {
		const account = this.lists.addedTo(this.schema);
		return {
			rules: { ...this.base, schema: account },
			meanings: new FieldMeanings(this.kind, this.names, this.base.unknown),
			keyFields: new KeyFields(this.names),
			notes: this.lists.notes,
			account,
		};
	}
}

function* unknownNamesIn(fields: ItemFields): Steps<ReadonlySet<string>> {
	const unknown = new Set<string>();
	for (const raw of fields.raws) {
		fields.unknownNames(raw).forEach((name) => unknown.add(name));
		yield;
	}
	return unknown;
}
