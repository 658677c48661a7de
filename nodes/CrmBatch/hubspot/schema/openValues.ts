import type { Failure } from '../errors/failure';
import { textAt, type JsonObject } from '../json';
import { uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import { plainProperty } from './definition';
import type { Schema } from './schema';
import { isStored } from './stored';

/** What a write does to a record that exists. */
export interface ExistingPolicy {
	readonly existingRecords: 'overwrite' | 'fillEmpty' | 'keep';
	/** Are values that the record has already left out? */
	readonly skipUnchanged: boolean;
	/** Names of properties that are written to new records only. */
	readonly createOnly: ReadonlySet<string>;
}

/** A write, and its policy. */
export type PolicyOfWrite = ExistingPolicy & { readonly operation: Pick<Operation, 'duplicates'> };

/** Does the policy need to know the records before they are written? */
export function needsRecords(policy: PolicyOfWrite): boolean {
	const { existingRecords, skipUnchanged, createOnly, operation } = policy;
	const leavesOut = skipUnchanged || existingRecords !== 'overwrite' || createOnly.size > 0;
	return leavesOut && operation.duplicates === 'merge';
}

/** Why a value cannot be written. */
export interface ValueProblem {
	readonly failure: Failure;
	/** Can it be written later, because only a list is missing now? */
	readonly isHeldBack: boolean;
	/** What a record that has the value stores, if known. */
	readonly asStored?: string | undefined;
}

/** By property name, the most important first. */
export type ValueProblems = ReadonlyMap<string, ValueProblem>;

/**
 * Can a record turn out not to get the value? Then the problem counts only if the record gets it.
 *
 * @param key name of the property that identifies the record: a problem with it always counts
 */
export function canBeLeftOut(
	name: string,
	{ asStored }: Pick<ValueProblem, 'asStored'>,
	key: string,
	policy: PolicyOfWrite,
): boolean {
	const { existingRecords, skipUnchanged, createOnly } = policy;
	if (name === key || !needsRecords(policy)) return false;
	const canBeUnchanged = skipUnchanged && asStored !== undefined;
	return canBeUnchanged || existingRecords !== 'overwrite' || createOnly.has(name);
}

type Values = Readonly<Record<string, string>>;

/** A record that exists. */
export interface ExistingRecord {
	/** Name of the property that identifies it. Alone, it is nothing to write. */
	readonly key: string;
	/** The values that it has. */
	readonly stored: JsonObject;
	readonly object: CrmObject;
	/** `undefined` if the account's properties could not be read. */
	readonly schema: Schema | undefined;
}

/** The values that are to be written to a record that exists; empty if the record stays as it is. */
export function openValues(values: Values, record: ExistingRecord, policy: ExistingPolicy): Values {
	const open = Object.entries(values).filter(([name, value]) =>
		isOpen(name, value, record, policy),
	);
	return open.some(([name]) => name !== record.key) ? Object.fromEntries(open) : {};
}

/**
 * The first problem of a value that is to be written; `undefined` if there is none.
 *
 * @param record `undefined` if it is new: then all values are to be written
 */
export function openProblem(
	problems: ValueProblems,
	record: ExistingRecord | undefined,
	policy: ExistingPolicy,
): ValueProblem | undefined {
	for (const [name, problem] of problems) {
		if (!record || isOpen(name, problem.asStored, record, policy)) return problem;
	}
	return undefined;
}

/** @param value `undefined` if it is not known, and so not the one that the record has */
function isOpen(
	name: string,
	value: string | undefined,
	{ key, stored, object, schema }: ExistingRecord,
	{ existingRecords, skipUnchanged, createOnly }: ExistingPolicy,
): boolean {
	if (existingRecords === 'keep') return false;
	if (name === key) return true;
	const current = textAt(stored, name) ?? '';
	if (createOnly.has(name) || (existingRecords === 'fillEmpty' && current !== '')) return false;
	if (!skipUnchanged || value === undefined) return true;
	const { type, isMultiple } = schema?.get(name) ?? plainProperty(name);
	const { ignoresCase } = uniquePropertyOf(object, name);
	return !isStored(value, current, { type, isMultiple, ignoresCase });
}
