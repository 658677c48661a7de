import { textAt, type JsonObject } from '../json';
import { uniquePropertyOf, type CrmObject } from '../tables/objects';
import { plainProperty } from './definition';
import type { Schema } from './schema';
import { isStored } from './stored';

/** What a write does to a record that exists. */
export interface ExistingPolicy {
	readonly existingRecords: 'overwrite' | 'fillEmpty' | 'keep';
	/** Are values that the record has already left out? */
	readonly skipUnchanged: boolean;
	/** Names of properties that are written to new records only. */
	readonly createOnly: readonly string[];
}

/** Does the policy need to know the records before they are written? */
export function needsRecords(policy: ExistingPolicy): boolean {
	const { existingRecords, skipUnchanged, createOnly } = policy;
	return skipUnchanged || existingRecords !== 'overwrite' || createOnly.length > 0;
}

type Values = Readonly<Record<string, string>>;

/**
 * The values that are to be written to a record that exists; empty if the record stays as it is.
 *
 * @param key name of the property that identifies the record. Alone, it is nothing to write
 * @param schema `undefined` if the account's properties could not be read
 */
export function openValues(
	values: Values,
	key: string,
	stored: JsonObject,
	policy: ExistingPolicy,
	object: CrmObject,
	schema: Schema | undefined,
): Values {
	const isOpen = (name: string, value: string): boolean => {
		const current = textAt(stored, name) ?? '';
		if (policy.existingRecords === 'fillEmpty' && current !== '') return false;
		if (!policy.skipUnchanged) return true;
		const { type, isMultiple } = schema?.get(name) ?? plainProperty(name);
		const { ignoresCase } = uniquePropertyOf(object, name);
		return !isStored(value, current, { type, isMultiple, ignoresCase });
	};
	if (policy.existingRecords === 'keep') return {};
	const createOnly = new Set(policy.createOnly);
	const open = Object.entries(values).filter(
		([name, value]) => name === key || (!createOnly.has(name) && isOpen(name, value)),
	);
	return open.some(([name]) => name !== key) ? Object.fromEntries(open) : {};
}
