import type { ListName } from '../play/listReads';
import type { Scenario } from '../scenario/scenario';
import { OUTSIDE_LISTS, UNKNOWN_NAMES } from '../scenario/values';
import type { RawValue } from './makeItems';

const SENSITIVE: readonly ListName[] = ['sensitive', 'highly_sensitive'];

/** The lists without which the node cannot understand a field of an item. */
export function listsFor({ name, raw }: RawValue, { options }: Scenario): readonly ListName[] {
	if (UNKNOWN_NAMES.has(name)) {
		const isUsed = raw !== undefined && (options.emptyValues === 'clear' || !isEmpty(raw));
		return isUsed ? SENSITIVE : [];
	}
	const isId = /^\s*\d*\s*$/.test(String(raw ?? ''));
	const list = OUTSIDE_LISTS.get(name);
	return list === undefined || isId ? [] : [list];
}

function isEmpty(raw: unknown): boolean {
	return raw === null || (Array.isArray(raw) ? raw.length === 0 : String(raw).trim() === '');
}

/** The lists that a run needs, whatever its items are. */
export function listsForKey({ operation, idProperty }: Scenario): readonly ListName[] {
	return operation !== 'create' && idProperty === 'no_property' ? SENSITIVE : [];
}
