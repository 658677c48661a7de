import type { Account } from '../api/account';
import { textAt } from '../api/json';
import { listRecords, OBJECT_TYPES, type FoundRecord } from './records';

/** Facts of the account, and why the run refuses it. */
export interface CheckedAccount {
	readonly portalId: string;
	readonly accountType: string;
	/** Reasons in words. Empty for an account with test data only. */
	readonly objections: readonly string[];
}

/** HubSpot's types of accounts without customers. */
const TEST_TYPES: readonly string[] = ['DEVELOPER_TEST', 'SANDBOX', 'APP_DEVELOPER'];

/** HubSpot puts two contacts and a company into a new account. */
function isSample({ values }: FoundRecord): boolean {
	return values.some(
		(value) => /\(sample (contact|company)\)/i.test(value) || /(^|@)hubspot\.com$/i.test(value),
	);
}

/** The token is not accepted, so there is nothing to check. */
export class NoAccess extends Error {}

/**
 * Looks whether an account has only test data: its type, and whether it has records that are
 * neither HubSpot's samples nor from an earlier run.
 */
export async function checkAccount(account: Account): Promise<CheckedAccount> {
	const path = '/account-info/v3/details';
	const details = await account.send({ method: 'GET', path, isPrivate: true });
	if (details.status !== 200) {
		throw new NoAccess(`The account details cannot be read: status ${details.status}`);
	}
	const accountType = textAt(details.body, 'accountType');
	const objections: string[] = [];
	if (!TEST_TYPES.includes(accountType)) {
		objections.push(`its type is ${accountType}, not one of ${TEST_TYPES.join(', ')}`);
	}
	for (const objectType of OBJECT_TYPES) {
		const { records } = await listRecords(account, objectType, 1);
		const foreign = records.filter((one) => !one.isOwn && !isSample(one)).length;
		if (foreign > 0) {
			objections.push(`it has at least ${foreign} ${objectType} that this program has not made`);
		}
	}
	return { portalId: textAt(details.body, 'portalId'), accountType, objections };
}
