import { ARCHIVED_FROM, type Account } from './account';
import type { Ref, Scenario } from '../scenario/scenario';

/** What names a record, by each property that can. */
interface Named {
	readonly id: string;
	readonly address: string;
	readonly code: string;
}

function namedBy(
	account: Account,
	{ object }: Scenario,
	ref: Exclude<Ref, { kind: 'odd' }>,
): Named {
	const records = ref.kind === 'new' ? [] : account[ref.kind][object];
	const place = ref.at % records.length;
	const record = records[place];
	if (!record) return { id: `9000${ref.at}`, address: `new${ref.at}`, code: `N-${ref.at}` };
	const number = ref.kind === 'archived' ? ARCHIVED_FROM + place : place;
	return { id: record.id, address: `live${number}`, code: `K-${number}` };
}

/** The value of `idValue`, as an item has it. */
export function rawKey(scenario: Scenario, account: Account, ref: Ref): unknown {
	if (ref.kind === 'odd') return ref.raw;
	const { id, address, code } = namedBy(account, scenario, ref);
	const spelled = ref.kind === 'archived' ? 'plain' : ref.spelled;
	switch (scenario.idProperty) {
		case 'hs_object_id':
			return spelled === 'number' ? Number(id) : spelled === 'spaced' ? ` ${id} ` : id;
		case 'email': {
			const name = spelled === 'alias' ? address.replace('live', 'alias') : address;
			const email = `${name}@example.com`;
			return spelled === 'upper' ? email.toUpperCase() : spelled === 'spaced' ? ` ${email}` : email;
		}
		default:
			return spelled === 'spaced' ? `\t${code} ` : code;
	}
}

/** The key as it is to be sent; nothing for what is none. */
export function keyText(raw: unknown, idProperty: string): string | undefined {
	if (typeof raw === 'number' && !Number.isSafeInteger(raw)) return undefined;
	if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
	const text = String(raw).trim();
	return text === '' || idProperty === '' ? undefined : text;
}
