import { runBatches } from '../../batch/runBatches';
import type { RunCost } from '../../batch/run';
import { missOf, type Outcome, type Surroundings } from '../../batch/types';
import { choicesPath, propertiesPath } from '../../hubspot/tables/endpoints';
import { complain, refusal } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../hubspot/json';
import { judgeList } from '../../hubspot/reply/judgeList';
import type { CrmObject } from '../../hubspot/tables/objects';
import { toChoices } from '../../hubspot/schema/outsideChoices';
import {
	toDefinitions,
	type Choice,
	type OutsideList,
	type PropertyDefinition,
} from '../../hubspot/schema/definition';
import { cancelled } from './cancelled';
import type { Connection } from './session';
import { pacerOf, sendInTurn } from './send';

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
	const properties = rowsOf(await readPages(reader, propertiesPath(object)), toDefinitions);
	const isEmpty = properties.outcome === 'succeeded' && properties.result.length === 0;
	// Every account has some: a list without any is not one to check by.
	return isEmpty ? missOf('failed', refusal(complain('PROPERTIES_NOT_RETURNED'))) : properties;
}

/** The choices of properties that HubSpot keeps in APIs of their own, list by list. */
export async function readChoices(
	reader: ListReader,
	lists: Iterable<OutsideList>,
	object: CrmObject,
): Promise<ReadonlyMap<OutsideList, ListOutcome<Choice>>> {
	// Pipelines come with their stages: one request is for both.
	const answers = new Map<string, ListOutcome<JsonObject>>();
	const choices = new Map<OutsideList, ListOutcome<Choice>>();
	let noAnswer: ListOutcome<JsonObject> | undefined;
	for (const list of lists) {
		const path = choicesPath(list, object);
		// Where HubSpot does not answer for one list, it is not asked for another.
		const pages = noAnswer ?? answers.get(path) ?? (await readPages(reader, path));
		if (pages.outcome === 'notSent') noAnswer = pages;
		answers.set(path, pages);
		choices.set(list, rowsOf(pages, toChoices[list]));
	}
	return choices;
}

function rowsOf<Row>(
	pages: ListOutcome<JsonObject>,
	toRows: (body: JsonObject) => readonly Row[],
): ListOutcome<Row> {
	if (pages.outcome !== 'succeeded') return pages;
	return { outcome: 'succeeded', result: pages.result.flatMap(toRows) };
}

/** More than any account has; ends a list that names itself as its next page. */
const MOST_PAGES = 200;

async function readPages(reader: ListReader, path: string): Promise<ListOutcome<JsonObject>> {
	const pages: JsonObject[] = [];
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const outcome = await readPage(reader, path, after);
		if (outcome.outcome !== 'succeeded') return outcome;
		pages.push(outcome.result);
		const next = textAt(objectAt(objectAt(outcome.result, 'paging'), 'next'), 'after');
		if (!next || next === after || objectsAt(outcome.result, 'results').length === 0) break;
		after = next;
	}
	return { outcome: 'succeeded', result: pages };
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
