import type { Account } from '../api/account';
import type { FixtureType } from '../cases/fixtures';
import { listRecords, OBJECT_TYPES, ownProperties, searchOwn } from './records';

/** What a removal has found and what it had to leave. */
export interface Cleaned {
	readonly records: number;
	readonly properties: number;
	/** What is still there, in words. Empty after a complete removal. */
	readonly left: readonly string[];
}

const BATCH = 100;

/** Rounds of a search and a removal, for accounts with very many records. */
const ROUNDS = 10;

/** A list may have archived records for a moment. */
const SETTLE_MS = 1_500;

/**
 * Removes all records and properties with the prefix, of this run and of earlier ones, and looks
 * whether something is left.
 */
export async function clean(account: Account): Promise<Cleaned> {
	let records = 0;
	let properties = 0;
	const left: string[] = [];
	for (const objectType of OBJECT_TYPES) {
		records += await archiveOwn(account, objectType);
		const still = await findOwn(account, objectType);
		if (still.length > 0) left.push(`${still.length} ${objectType}`);
	}
	for (const objectType of OBJECT_TYPES) {
		for (const name of await ownProperties(account, objectType)) {
			const path = `/crm/v3/properties/${objectType}/${name}`;
			const { status } = await account.send({ method: 'DELETE', path });
			if (status < 300) properties += 1;
			else left.push(`the property ${name} of ${objectType} (status ${status})`);
		}
	}
	return { records, properties, left };
}

async function archiveOwn(account: Account, objectType: FixtureType): Promise<number> {
	let archived = 0;
	for (let round = 0; round < ROUNDS; round += 1) {
		const ids = await findOwn(account, objectType);
		if (ids.length === 0) return archived;
		for (let from = 0; from < ids.length; from += BATCH) {
			await archive(account, objectType, ids.slice(from, from + BATCH));
		}
		archived += ids.length;
		await account.clock.wait(SETTLE_MS);
	}
	return archived;
}

async function findOwn(account: Account, objectType: FixtureType): Promise<string[]> {
	const { records, isComplete } = await listRecords(account, objectType);
	const own = isComplete ? records : [...records, ...(await searchOwn(account, objectType))];
	const ids = own.filter(({ isOwn }) => isOwn).map(({ id }) => id);
	return [...new Set(ids)];
}

async function archive(
	account: Account,
	objectType: FixtureType,
	ids: readonly string[],
): Promise<void> {
	// The prefix of each record was checked when it was found.
	for (const id of ids) account.own.add(objectType, id);
	await account.send({
		method: 'POST',
		path: `/crm/v3/objects/${objectType}/batch/archive`,
		body: { inputs: ids.map((id) => ({ id })) },
	});
}
