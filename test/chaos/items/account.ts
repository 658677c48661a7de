import type { Sandbox, StoredRecord } from '../../../sandbox';
import { httpCall } from '../play/httpCalls';
import type { ObjectName, Scenario } from '../scenario/scenario';

/** The records of the account before a run. */
export interface Account {
	readonly live: Readonly<RecordsByObject>;
	readonly archived: Readonly<RecordsByObject>;
	/** Records of the scenario's object that others were merged into. */
	readonly merged: readonly MergedRecord[];
}

/** A record, and the ID of another one that was merged into it. */
interface MergedRecord {
	readonly oldId: string;
	/** The number in its keys. */
	readonly number: number;
}

type RecordsByObject = Record<ObjectName, readonly StoredRecord[]>;

const noRecords = (): RecordsByObject => ({ contact: [], ticket: [] });

/** Name of an object in paths of the API. */
export const PLURALS: Readonly<Record<ObjectName, string>> = {
	contact: 'contacts',
	ticket: 'tickets',
};

/** Number of live records of the other object, which associations can point to. */
const LINK_TARGETS = 4;

/** First number in the keys of archived records. Live records start at 0. */
export const ARCHIVED_FROM = 10_000;

/** First number in the keys of merged records: the record that stays, and the one that goes. */
const MERGED_FROM = 20_000;

/** The object that associations of the scenario's object point to. */
export function linkedObject({ object }: Scenario): ObjectName {
	return object === 'contact' ? 'ticket' : 'contact';
}

/** Fills an empty sandbox with the records that the scenario starts with. */
export async function fillAccount(sandbox: Sandbox, scenario: Scenario): Promise<Account> {
	// Tokens use up random numbers, so that record ids and the order of results differ.
	for (let issued = 0; issued < scenario.salt % 7; issued++) sandbox.issueTokens();
	const { object } = scenario;
	const other = linkedObject(scenario);
	const seed = (type: ObjectName, from: number, length: number): StoredRecord[] =>
		sandbox.seed(PLURALS[type], rowsOf(type, from, length));
	const live = noRecords();
	const archived = noRecords();
	live[object] = seed(object, 0, scenario.live);
	live[other] = seed(other, 0, LINK_TARGETS);
	archived[object] = seed(object, ARCHIVED_FROM, scenario.archived);
	archived[other] = seed(other, ARCHIVED_FROM, 1);
	await archive(sandbox, object, archived[object]);
	await archive(sandbox, other, archived[other]);
	const merged = await merge(sandbox, object, seed(object, MERGED_FROM, 2 * scenario.merged));
	sandbox.clearRequests();
	return { live, archived, merged };
}

function rowsOf(object: ObjectName, from: number, length: number): Array<Record<string, string>> {
	return Array.from({ length }, (_, index) => {
		const number = from + index;
		return object === 'contact'
			? {
					email: `live${number}@example.com`,
					hs_additional_emails: `alias${number}@example.com`,
					customer_number: `K-${number}`,
					firstname: `Live ${number}`,
					jobtitle: 'before',
					interests: 'cooking',
				}
			: {
					external_reference: `K-${number}`,
					subject: `Live ${number}`,
					hs_pipeline_stage: '2',
					content: 'before',
					hs_resolution: 'SELF_SERVED',
				};
	});
}

/** Merges each second record into the one before it. */
async function merge(
	sandbox: Sandbox,
	object: ObjectName,
	records: readonly StoredRecord[],
): Promise<MergedRecord[]> {
	const merged: MergedRecord[] = [];
	for (let index = 0; index < records.length; index += 2) {
		const [primary, other] = records.slice(index, index + 2);
		const { statusCode } = await httpCall(
			{
				url: `${sandbox.url}/crm/v3/objects/${PLURALS[object]}/merge`,
				method: 'POST',
				body: { primaryObjectId: primary?.id, objectIdToMerge: other?.id },
			},
			sandbox.accessToken,
		);
		if (statusCode !== 200) throw new Error(`The sandbox answered ${statusCode} to a merge`);
		merged.push({ oldId: other?.id ?? '', number: MERGED_FROM + index });
	}
	return merged;
}

async function archive(
	sandbox: Sandbox,
	object: ObjectName,
	records: readonly StoredRecord[],
): Promise<void> {
	if (records.length === 0) return;
	const { statusCode } = await httpCall(
		{
			url: `${sandbox.url}/crm/v3/objects/${PLURALS[object]}/batch/archive`,
			method: 'POST',
			body: { inputs: records.map(({ id }) => ({ id })) },
		},
		sandbox.accessToken,
	);
	if (statusCode !== 204) throw new Error(`The sandbox answered ${statusCode} to an archive`);
}
