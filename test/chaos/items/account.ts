import type { Sandbox, StoredRecord } from '../../../sandbox';
import type { ObjectName, Scenario } from '../scenario/scenario';

/** The records that are there when a run begins. */
export interface Account {
	readonly live: Readonly<Record<ObjectName, readonly StoredRecord[]>>;
	readonly archived: Readonly<Record<ObjectName, readonly StoredRecord[]>>;
}

/** Name of an object in the sandbox. */
export const PLURALS: Readonly<Record<ObjectName, string>> = {
	contact: 'contacts',
	ticket: 'tickets',
};

/** HubSpot's id of the type of object that a record is. */
export const LINK_TYPES = { contact: { ticket: 15 }, ticket: { contact: 16 } } as const;

/** Records of the other object that links may lead to. */
const OTHERS = 4;

const other = (object: ObjectName): ObjectName => (object === 'contact' ? 'ticket' : 'contact');

function rowsOf(object: ObjectName, from: number, length: number): Array<Record<string, string>> {
	return Array.from({ length }, (_, index) => {
		const at = from + index;
		return object === 'contact'
			? {
					email: `live${at}@example.com`,
					hs_additional_emails: `alias${at}@example.com`,
					customer_number: `K-${at}`,
					firstname: `Live ${at}`,
					jobtitle: 'before',
					interests: 'cooking',
				}
			: {
					external_reference: `K-${at}`,
					subject: `Live ${at}`,
					hs_pipeline_stage: '2',
					content: 'before',
					hs_resolution: 'SELF_SERVED',
				};
	});
}

/** Archived records have their keys from here on. */
export const ARCHIVED_FROM = 10_000;

/** Fills an empty sandbox with what the scenario begins with. */
export async function fill(sandbox: Sandbox, scenario: Scenario): Promise<Account> {
	for (let spent = 0; spent < scenario.chance % 7; spent++) sandbox.issueTokens();
	const own = scenario.object;
	const linked = other(own);
	const seed = (object: ObjectName, from: number, length: number) =>
		sandbox.seed(PLURALS[object], rowsOf(object, from, length));
	const account = {
		live: { [own]: seed(own, 0, scenario.live), [linked]: seed(linked, 0, OTHERS) },
		archived: {
			[own]: seed(own, ARCHIVED_FROM, scenario.archived),
			[linked]: seed(linked, ARCHIVED_FROM, 1),
		},
	} as unknown as Account;
	await archive(sandbox, own, account.archived[own]);
	await archive(sandbox, linked, account.archived[linked]);
	sandbox.clearRequests();
	return account;
}

async function archive(
	sandbox: Sandbox,
	object: ObjectName,
	records: readonly StoredRecord[],
): Promise<void> {
	if (records.length === 0) return;
	const reply = await fetch(`${sandbox.url}/crm/v3/objects/${PLURALS[object]}/batch/archive`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${sandbox.accessToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ inputs: records.map(({ id }) => ({ id })) }),
	});
	if (reply.status !== 204) throw new Error(`Archiving was answered ${reply.status}`);
}

/** The objects that a link from the scenario's object leads to. */
export function linkedObject({ object }: Scenario): ObjectName {
	return other(object);
}
