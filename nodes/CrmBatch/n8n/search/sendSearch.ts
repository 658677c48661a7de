import { failureOf } from '../../hubspot/errors/problem';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { SearchPages } from '../../hubspot/search/pages';
import type { SearchQuery } from '../../hubspot/search/query';
import { aboutSearch, aboutSearchLimit } from '../../hubspot/search/words';
import { scopesFor, searchPath } from '../../hubspot/tables/endpoints';
import type { CrmObject } from '../../hubspot/tables/objects';
import { searchLimits } from '../../hubspot/tables/searches';
import { read, type ReadOutcome } from '../http/read';
import { pacerOf } from '../http/send';
import type { Session } from '../http/session';

/**
 * Sends one search, page by page, each retried, paced and cancelled like a batch. There is no partial
 * result: one page that is missing is enough.
 *
 * @param onFound called for each record as it arrives: no page is kept
 */
export async function sendSearch(
	session: Session,
	object: CrmObject,
	query: SearchQuery,
	onFound: (record: CrmRecord) => void,
): Promise<ReadOutcome<undefined>> {
	const path = searchPath(session.apiVersion, object);
	const scopes = scopesFor('read', object);
	const pacer = pacerOf(session, searchLimits.rate);
	const pages = new SearchPages(query);
	for (let body = pages.next(); body; body = pages.next()) {
		const reply = await read(
			session,
			{ method: 'POST', path, body, scopes },
			{ pacer, inWords: aboutSearch, atLimit: aboutSearchLimit },
		);
		if (reply.outcome !== 'succeeded') return reply;
		const records = pages.read(reply.value);
		if (!records.ok) return { outcome: 'refused', failure: failureOf(records.failure) };
		records.value.forEach(onFound);
	}
	return { outcome: 'succeeded', value: undefined };
}
