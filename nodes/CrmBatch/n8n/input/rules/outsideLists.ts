import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import type { Choice } from '../../../hubspot/schema/choices';
import type { Schema } from '../../../hubspot/schema/schema';
import type { OutsideList } from '../../../hubspot/tables/endpoints';
import type { CrmObject } from '../../../hubspot/tables/objects';
import type { EventLoop } from '../../eventLoop';
import { withoutPatience } from '../../http/read';
import { readChoices, readDeactivatedOwners } from '../../http/readList';
import type { Session } from '../../http/session';
import type { ItemFields } from './itemFields';
import { namesUnknownOwner, neededLists } from './neededLists';

/** The choices that HubSpot keeps in APIs of their own. Each list is read once, if an item needs it. */
export class OutsideLists {
	/** Notes for the user about the lists that this credential cannot read. */
	readonly notes: string[] = [];

	/** The lists that HubSpot did not return now. */
	readonly unavailable = new Map<OutsideList, Failure>();

	private readonly asked = new Set<OutsideList>();

	private readonly choices = new Map<OutsideList, readonly Choice[]>();

	private deactivated: readonly Choice[] | undefined;

	/** A schema with the choices that were read so far. */
	private last: { readonly schema: Schema; readonly added: Schema } | undefined;

	constructor(
		private readonly eventLoop: EventLoop,
		private readonly object: CrmObject,
	) {}

	/**
	 * Reads the lists that some items need. Fails if nothing can be sent any more.
	 *
	 * @returns were any read?
	 */
	async readFor(session: Session, fields: ItemFields): Promise<Result<boolean>> {
		const needed = await this.eventLoop.run(neededLists(fields));
		const unread = [...needed].filter((list) => !this.asked.has(list));
		unread.forEach((list) => this.asked.add(list));
		for (const [list, choices] of await readChoices(session, unread, this.object)) {
			if (choices.outcome === 'stopped') return failed(choices.failure);
			if (choices.outcome === 'succeeded') this.choices.set(list, choices.value);
			else if (choices.outcome === 'unavailable') this.unavailable.set(list, choices.failure);
			else {
				const { message } = choices.failure;
				this.notes.push(
					`HubSpot's ${list} cannot be read, so their values were not checked: ${message}`,
				);
			}
		}
		if (unread.length > 0) this.last = undefined;
		const hasDeactivated = await this.readDeactivated(session, fields);
		return success(unread.length > 0 || hasDeactivated);
	}

	/** The schema with the choices that were read. Made once for a schema, until more are read. */
	addedTo(schema: Schema): Schema {
		if (this.last?.schema !== schema) {
			this.last = { schema, added: schema.withChoices(this.choices, this.deactivated) };
		}
		return this.last.added;
	}

	/** Only an error names a deactivated owner: most runs need no list of them, and none waits for it. */
	private async readDeactivated(session: Session, fields: ItemFields): Promise<boolean> {
		if (this.deactivated || !this.choices.has('owners')) return false;
		const isNeeded = namesUnknownOwner(fields, this.addedTo(fields.schema));
		if (!(await this.eventLoop.run(isNeeded))) return false;
		this.deactivated = await readDeactivatedOwners(withoutPatience(session), this.object);
		this.last = undefined;
		return true;
	}
}
