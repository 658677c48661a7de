import { runBatches } from '../../batch/runBatches';
import type { Outcome } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../hubspot/json';
import { judgeList } from '../../hubspot/reply/judgeList';
import type { Choice } from '../../hubspot/schema/choices';
import { toDefinitions, type PropertyDefinition } from '../../hubspot/schema/definition';
import { toChoices } from '../../hubspot/schema/outsideChoices';
import { choicesPath, propertiesPath, type OutsideList } from '../../hubspot/tables/endpoints';
import type { CrmObject } from '../../hubspot/tables/objects';
import { cancelled, pacerOf, sendInTurn } from './send';
import type { Session } from './session';
import type { HubspotRequest } from './transport';

/** A list, or why there is none. */
export type ListOutcome<Row> = Outcome<readonly Row[], Failure>;

/** Reads the account's property definitions for an object. */
export async function readProperties(
	session: Session,
	object: CrmObject,
): Promise<ListOutcome<PropertyDefinition>> {
	const pages = await readPages(session, propertiesPath(session.apiVersion, object));
	const properties = rowsOf(pages, (body) => toDefinitions(body, object));
	const isEmpty = properties.outcome === 'succeeded' && properties.value.length === 0;
	// Every account has properties: an empty list is not one to check values by.
	return isEmpty
		? { outcome: 'failed', failure: failureOf(problem('PROPERTIES_NOT_RETURNED')) }
		: properties;
}

/** Reads the choices that HubSpot keeps in APIs of their own, list by list. */
export async function readChoices(
	session: Session,
	lists: Iterable<OutsideList>,
	object: CrmObject,
): Promise<ReadonlyMap<OutsideList, ListOutcome<Choice>>> {
	// Pipelines come with their stages: one request is for both.
	const read = new Map<string, ListOutcome<JsonObject>>();
	const choices = new Map<OutsideList, ListOutcome<Choice>>();
	let noReply: ListOutcome<JsonObject> | undefined;
	for (const list of lists) {
		const path = choicesPath(session.apiVersion, list, object);
		// After one list without a reply, the others are not requested.
		const pages = noReply ?? read.get(path) ?? (await readPages(session, path));
		if (pages.outcome === 'notSent') noReply = pages;
		read.set(path, pages);
		choices.set(list, rowsOf(pages, toChoices[list]));
	}
	return choices;
}

function rowsOf<Row>(
	pages: ListOutcome<JsonObject>,
	toRows: (body: JsonObject) => readonly Row[],
): ListOutcome<Row> {
	if (pages.outcome !== 'succeeded') return pages;
	return { outcome: 'succeeded', value: pages.value.flatMap(toRows) };
}

/** More than any account has; ends a list that names itself as its next page. */
const MOST_PAGES = 200;

async function readPages(session: Session, path: string): Promise<ListOutcome<JsonObject>> {
	const pages: JsonObject[] = [];
	let after: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const query = after && { query: { after } };
		const outcome = await read(session, { method: 'GET', path, ...query });
		if (outcome.outcome !== 'succeeded') return outcome;
		pages.push(outcome.value);
		const next = textAt(objectAt(objectAt(outcome.value, 'paging'), 'next'), 'after');
		if (!next || next === after || objectsAt(outcome.value, 'results').length === 0) break;
		after = next;
	}
	return { outcome: 'succeeded', value: pages };
}

/**
 * Sends a request that changes nothing, as a batch of one record: retried, paced and cancelled like
 * any batch.
 */
export async function read(
	session: Session,
	request: HubspotRequest,
): Promise<Outcome<JsonObject, Failure>> {
	const { clock, cost, maxWaitMs, signal } = session;
	const [outcome] = await runBatches<JsonObject, Failure>(1, [{ group: '', positions: [0] }], {
		send: async (_, turn) => judgeList(await sendInTurn(session, request, turn), clock.now()),
		pacer: pacerOf(session),
		concurrency: 1,
		isolationBudget: 1,
		notIsolated: (failure) => failure,
		refusedAfterLoss: (lost) => lost,
		repeated: (value) => value,
		maxWaitMs,
		onSettled: () => undefined,
		cancel: { signal, failure: cancelled },
		clock,
		cost,
	});
	return outcome ?? { outcome: 'notSent', failure: cancelled };
}
