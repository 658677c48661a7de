import { runBatches } from '../batch/run';
import type { RunCost } from '../batch/runState';
import type { Outcome, Surroundings } from '../batch/types';
import { choicesPath, propertiesPath } from '../hubspot/endpoints';
import type { Failure } from '../hubspot/failure';
import { objectAt, objectsAt, textAt, type JsonObject } from '../hubspot/json';
import { judgeList } from '../hubspot/judgeList';
import type { CrmObject } from '../hubspot/objects';
import { toChoices } from '../hubspot/outsideChoices';
import {
	toDefinitions,
	type Choice,
	type OutsideList,
	type PropertyDefinition,
} from '../hubspot/schema';
import { cancelled } from './cancelled';
import type { Connection } from './connection';
import { pacerOf, sendInTurn } from './pacers';

/** How to reach HubSpot, and how long to try. */
export interface ListReader {
	readonly connection: Connection;
	readonly surroundings: Surroundings;
	/** Milliseconds without an answer after which it is given up. */
	readonly maxWaitMs: number;
	readonly signal?: AbortSignal | undefined;
	/** Told what each list has cost. */
	readonly onCost?: (cost: RunCost) => void;
}

/** A list, or why there is none. */
export type ListOutcome<Row> = Outcome<readonly Row[], Failure>;

/** The properties that the account has for an object: its schema. */
export async function readProperties(
	reader: ListReader,
	object: CrmObject,
): Promise<ListOutcome<PropertyDefinition>> {
	return await readPages(reader, propertiesPath(object), toDefinitions);
}

/** The choices of a property that HubSpot keeps in an API of their own. */
export async function readChoices(
	reader: ListReader,
	list: OutsideList,
	object: CrmObject,
): Promise<ListOutcome<Choice>> {
	return await readPages(reader, choicesPath(list, object), toChoices[list]);
}

/** More than any account has; ends a list that names itself as its next page. */
const MOST_PAGES = 200;

async function readPages<Row>(
	reader: ListReader,
	path: string,
	rowsOf: (body: JsonObject) => readonly Row[],
): Promise<ListOutcome<Row>> {
	const rows: Row[] = [];
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const outcome = await readPage(reader, path, after);
		if (outcome.outcome !== 'succeeded') return outcome;
		rows.push(...rowsOf(outcome.result));
		after = textAt(objectAt(objectAt(outcome.result, 'paging'), 'next'), 'after');
		if (!after || objectsAt(outcome.result, 'results').length === 0) break;
	}
	return { outcome: 'succeeded', result: rows };
}

/** One request, as a batch of one: repeated, paced and cancelled as batches are. */
async function readPage(
	{ connection, surroundings, maxWaitMs, signal, onCost }: ListReader,
	path: string,
	after: string | undefined,
): Promise<Outcome<JsonObject, Failure>> {
	const request = { method: 'GET' as const, path, ...(after && { query: { after } }) };
	const { outcomes, cost } = await runBatches<JsonObject, Failure>(
		1,
		[{ group: '', positions: [0] }],
		{
			send: async (_, turn) => await sendInTurn(connection, surroundings, request, turn, judgeList),
			pacer: pacerOf(connection.limit, surroundings),
			concurrency: 1,
			isolationBudget: 1,
			maxWaitMs,
			stopReason: () => undefined,
			onSettled: () => {},
			...(signal && { cancel: { signal, reason: cancelled } }),
			surroundings,
		},
	);
	onCost?.(cost);
	const [outcome] = outcomes;
	return outcome ?? { outcome: 'notSent', reason: cancelled };
}
