import type { ItemPlan, RecordRef, Scenario } from '../scenario/scenario';
import { ARCHIVED_FROM, type Account } from './account';

/** What names a record, by the property that it is a value of. */
interface RecordKeys {
	/** `hs_object_id` */
	readonly id: string;
	/** Local part of `email` */
	readonly mailbox: string;
	/** `customer_number` or `external_reference` */
	readonly code: string;
}

function keysOf(
	account: Account,
	{ object }: Scenario,
	ref: Exclude<RecordRef, { kind: 'odd' }>,
): RecordKeys {
	const fallback = { id: `9000${ref.at}`, mailbox: `new${ref.at}`, code: `N-${ref.at}` };
	if (ref.kind === 'merged') {
		const merged = account.merged[ref.at % account.merged.length];
		if (!merged) return fallback;
		return { id: merged.oldId, mailbox: `live${merged.number}`, code: `K-${merged.number}` };
	}
	const records = ref.kind === 'new' ? [] : account[ref.kind][object];
	const index = ref.at % records.length;
	const record = records[index];
	if (!record) return fallback;
	const number = ref.kind === 'archived' ? ARCHIVED_FROM + index : index;
	return { id: record.id, mailbox: `live${number}`, code: `K-${number}` };
}

/**
 * The field of an item with its key. Mapped automatically, it is called like the property to match
 * by; otherwise `idValue` names it.
 */
export function keyField({ input, operation, idProperty }: Scenario): string {
	const isMapped = input === 'fields' && (operation === 'update' || operation === 'upsert');
	return isMapped ? idProperty : 'key';
}

/** The value of `idValue` as an item has it. A create has none. */
export function itemKey(scenario: Scenario, account: Account, { ref }: ItemPlan): unknown {
	if (scenario.operation === 'create') return undefined;
	if (ref.kind === 'odd') return ref.raw;
	const { id, mailbox, code } = keysOf(account, scenario, ref);
	const spelled = ref.kind === 'archived' || ref.kind === 'merged' ? 'plain' : ref.spelled;
	switch (scenario.idProperty) {
		case 'hs_object_id':
			return spelled === 'number' ? Number(id) : spelled === 'spaced' ? ` ${id} ` : id;
		case 'email': {
			const name = spelled === 'alias' ? mailbox.replace('live', 'alias') : mailbox;
			const email = `${name}@example.com`;
			return spelled === 'upper' ? email.toUpperCase() : spelled === 'spaced' ? ` ${email}` : email;
		}
		default:
			return spelled === 'spaced' ? `\t${code} ` : code;
	}
}

/** The key as the node must send it, or undefined if it is not a valid key. */
export function keyText(raw: unknown, idProperty: string): string | undefined {
	if (typeof raw === 'number' && !Number.isSafeInteger(raw)) return undefined;
	if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
	const text = String(raw).trim();
	return text === '' || idProperty === '' ? undefined : text;
}
