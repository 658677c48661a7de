import type { Account } from '../api/account';
import { listAt, resultsOf, textAt } from '../api/json';
import { PREFIX } from '../api/ownRecords';
import type { FixtureType } from '../cases/fixtures';

/** The properties that carry the prefix, by object type. */
const MARKED: Readonly<Record<FixtureType, readonly string[]>> = {
	contacts: ['email', 'lastname'],
	tickets: ['subject', 'content'],
	companies: ['name', 'domain'],
};

export const OBJECT_TYPES: readonly FixtureType[] = ['contacts', 'tickets', 'companies'];

const PAGE = 100;
/** The largest number of records that are read one page after the other. */
const MAX_PAGES = 20;

/** A record, with the properties that may carry the prefix. */
export interface FoundRecord {
	readonly id: string;
	readonly values: readonly string[];
	readonly isOwn: boolean;
}

function found(objectType: FixtureType, result: unknown): FoundRecord {
	const values = MARKED[objectType].map((name) => textAt(result, 'properties', name));
	// Some accounts add the company of an address: its domain has the prefix with other signs.
	const isOwn = values.some((value) => value.replaceAll('-', '_').startsWith(PREFIX));
	return { id: textAt(result, 'id'), values, isOwn };
}

/** Records of an account and whether these are all. */
export interface Listing {
	readonly records: readonly FoundRecord[];
	readonly isComplete: boolean;
}

/** Lists the records of an object type, lowest id first, up to a number of pages. */
export async function listRecords(
	account: Account,
	objectType: FixtureType,
	maxPages = MAX_PAGES,
): Promise<Listing> {
	const records: FoundRecord[] = [];
	let after = '';
	for (let page = 0; page < maxPages; page += 1) {
		const query = `limit=${PAGE}&properties=${MARKED[objectType].join(',')}`;
		const path = `/crm/v3/objects/${objectType}?${query}${after === '' ? '' : `&after=${after}`}`;
		const reply = await account.send({ method: 'GET', path, isPrivate: true });
		if (reply.status !== 200) return { records, isComplete: true };
		records.push(...resultsOf(reply).map((one) => found(objectType, one)));
		after = textAt(reply.body, 'paging', 'next', 'after');
		if (after === '') return { records, isComplete: true };
	}
	return { records, isComplete: false };
}

/** Searches the records with the prefix, for accounts with very many records. */
export async function searchOwn(account: Account, objectType: FixtureType): Promise<FoundRecord[]> {
	const properties = MARKED[objectType];
	const reply = await account.send({
		method: 'POST',
		path: `/crm/v3/objects/${objectType}/search`,
		body: {
			filterGroups: properties.map((propertyName) => ({
				filters: [{ propertyName, operator: 'CONTAINS_TOKEN', value: '*conformance*' }],
			})),
			properties,
			limit: PAGE,
		},
		isPrivate: true,
	});
	return resultsOf(reply)
		.map((one) => found(objectType, one))
		.filter(({ isOwn }) => isOwn);
}

/** The custom properties of the run and of earlier ones. */
export async function ownProperties(account: Account, objectType: FixtureType): Promise<string[]> {
	const path = `/crm/v3/properties/${objectType}`;
	const reply = await account.send({ method: 'GET', path, isPrivate: true });
	return listAt(reply.body, 'results')
		.map((one) => textAt(one, 'name'))
		.filter((name) => name.startsWith(PREFIX));
}
