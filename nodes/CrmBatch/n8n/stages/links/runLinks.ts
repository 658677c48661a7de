import type { Outcome } from '../../../batch/types';
import { linkEndpoint } from '../../../hubspot/associations/endpoints';
import { mergeLinks, type LinkAction, type OwnedLink } from '../../../hubspot/associations/link';
import {
	judgeRead,
	MOST_READ,
	readGroup,
	readRequest,
	type LinkPage,
	type LinkRead,
} from '../../../hubspot/associations/readLinks';
import type { Failure } from '../../../hubspot/errors/failure';
import type { JsonObject } from '../../../hubspot/json';
import { dryRunLine, summaryLine } from '../../output/summary';
import { sendLinkRequests, sendLinks, type LinkRequests } from './sendLinks';
import { settleUnsent, stopFor, stoppedBy, type NodeRun } from '../nodeRun';
import { prepareLinks } from './prepareLinks';

/** Settles a link of the run: all of its items get the outcome. */
type Settle = (link: OwnedLink, outcome: Outcome<JsonObject, Failure>) => Failure | undefined;

/** Makes, removes or reads the links of a run. Returns a line that summarises the run. */
export async function runLinks(run: NodeRun): Promise<string> {
	const { session, eventLoop, config, outcomes, journal, isFatal } = run;
	const { concurrency, dryRun, operation } = config;
	const { link: action = 'read' } = operation;
	const settle: Settle = ({ owners }, outcome) => {
		for (const item of owners) {
			outcomes.set(item, outcome);
			if (outcome.outcome !== 'notSent') journal.set(item, outcome);
		}
		return isFatal(outcome) ? stoppedBy(owners[0] ?? 0) : undefined;
	};
	const prepared = await prepareLinks(run);
	const { links, refused } = prepared;
	await eventLoop.run(settleUnsent(run, prepared));
	const failure = stopFor(run);
	if (failure) links.forEach((link) => settle(link, { outcome: 'notSent', failure }));
	else if (action === 'read') await readLinks(run, links, settle);
	else {
		const merged = mergeLinks(links, action);
		if (dryRun) {
			for (const { owners, ...link } of merged) {
				const value = linkEndpoint(link, action).inputOf(link);
				owners.forEach((item) => outcomes.set(item, { outcome: 'succeeded', value }));
			}
			return dryRunLine(merged.length, refused.size);
		}
		await sendLinks(session, eventLoop, merged, { action, concurrency }, (link, outcome) =>
			settle(
				link,
				outcome.outcome === 'succeeded' ? { ...outcome, value: shown(link, action) } : outcome,
			),
		);
	}
	return await eventLoop.run(summaryLine([...outcomes.values()], config, session.cost));
}

/** What an item shows of a link that was made or removed. */
function shown({ from, to }: OwnedLink, action: LinkAction): JsonObject {
	const link = {
		fromObjectType: from.object.path,
		fromObjectId: from.id,
		toObjectType: to.object.path,
		toObjectId: to.id,
	};
	return action === 'remove' ? { ...link, deleted: true } : link;
}

/** Most pages of the links of one record; ends a list that names itself as its next page. */
const MOST_PAGES = 1_000;

/** The links of a record, to read from a page on. */
type OpenRead = LinkRead & { readonly link: OwnedLink };

/** Reads all links of each record, page by page. Records that are read several times are read once. */
async function readLinks(
	{ session, eventLoop, config: { concurrency } }: NodeRun,
	links: readonly OwnedLink[],
	settle: Settle,
): Promise<void> {
	const read = new Map<OwnedLink, JsonObject[]>();
	let open: OpenRead[] = mergeLinks(links, 'remove').map((link) => ({ ...link, link }));
	for (let page = 1; open.length > 0; page++) {
		const next: OpenRead[] = [];
		const requests: LinkRequests<OpenRead, LinkPage> = {
			concurrency,
			most: MOST_READ,
			groupOf: readGroup,
			requestOf: readRequest,
			judge: judgeRead,
		};
		await sendLinkRequests(session, eventLoop, open, requests, ({ link }, outcome) => {
			if (outcome.outcome !== 'succeeded') return settle(link, outcome);
			const { associations: found, after } = outcome.value;
			const associations = [...(read.get(link) ?? []), ...found];
			read.set(link, associations);
			if (after !== undefined && page < MOST_PAGES) {
				next.push({ ...link, link, after });
				return undefined;
			}
			return settle(link, { outcome: 'succeeded', value: { id: link.from.id, associations } });
		});
		open = next;
	}
}
