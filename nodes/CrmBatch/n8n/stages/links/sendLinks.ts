import { planBatches } from '../../../batch/plan';
import { runBatches } from '../../../batch/runBatches';
import type { Outcome, Verdict } from '../../../batch/types';
import {
	linkEndpoint,
	linkGroup,
	linkRequest,
	MOST_LINKS,
	type LinkRequest,
} from '../../../hubspot/associations/endpoints';
import { judgeLinks } from '../../../hubspot/associations/judgeLinks';
import type { LinkAction, OwnedLink } from '../../../hubspot/associations/link';
import type { Failure } from '../../../hubspot/errors/failure';
import type { Reply } from '../../../hubspot/reply/reply';
import type { ApiVersion } from '../../../hubspot/tables/endpoints';
import { cancelled, pacerOf, sendInTurn, waitTooLong } from '../../http/send';
import type { EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';

/** How rows are sent: their requests, and the judge of a reply. */
export interface LinkRequests<Row, Value> {
	readonly concurrency: number;
	/** Most rows of a request. */
	readonly most: number;
	readonly groupOf: (row: Row) => string;
	readonly requestOf: (rows: readonly Row[], version: ApiVersion) => LinkRequest | undefined;
	readonly judge: (reply: Reply, rows: readonly Row[], now: number) => Verdict<Value, Failure>;
}

/**
 * Sends requests about links with the engine that sends records: paced, retried, cancelled, and with
 * one outcome for each row. All of them can be sent twice without harm.
 *
 * @param onSettled called once for each row; returns a failure if nothing more is to be sent
 */
export async function sendLinkRequests<Row, Value>(
	session: Session,
	eventLoop: EventLoop,
	rows: readonly Row[],
	{ concurrency, most, groupOf, requestOf, judge }: LinkRequests<Row, Value>,
	onSettled: (row: Row, outcome: Outcome<Value, Failure>) => Failure | undefined,
): Promise<void> {
	const { clock, cost, maxWaitMs, signal, apiVersion } = session;
	const batches = await eventLoop.run(planBatches(rows.map(groupOf), most));
	await runBatches<Value, Failure>(batches.values(), {
		send: async (positions, turn) => {
			const sent = positions.flatMap((position) => rows[position] ?? []);
			const request = requestOf(sent, apiVersion);
			if (!request) return { verdict: 'settled', outcomes: [] };
			const reply = await sendInTurn(session, { method: 'POST', ...request }, turn);
			return judge(reply, sent, clock.now());
		},
		pacer: pacerOf(session),
		concurrency,
		slots: session.slots,
		// The refusal of the second request holds for the first one too.
		refusedAfterLoss: (_, refusal) => refusal,
		repeated: (value) => value,
		maxWaitMs,
		waitTooLong,
		onSettled: (position, outcome) => {
			const row = rows[position];
			return row === undefined ? undefined : onSettled(row, outcome);
		},
		cancel: { signal, failure: () => cancelled },
		clock,
		cost,
		turnIfDue: async () => await eventLoop.turnIfDue(),
	});
}

/** Makes or removes links, up to 2,000 a request. */
export async function sendLinks(
	session: Session,
	eventLoop: EventLoop,
	links: readonly OwnedLink[],
	{ action, concurrency }: { readonly action: LinkAction; readonly concurrency: number },
	onSettled: (link: OwnedLink, outcome: Outcome<undefined, Failure>) => Failure | undefined,
): Promise<void> {
	const requests: LinkRequests<OwnedLink, undefined> = {
		concurrency,
		most: MOST_LINKS,
		groupOf: (link) => linkGroup(link, action),
		requestOf: (sent, version) => linkRequest(sent, action, version),
		judge: (reply, sent, now) => {
			const [first] = sent;
			if (!first) return { verdict: 'settled', outcomes: [] };
			return judgeLinks(reply, sent, linkEndpoint(first, action), now);
		},
	};
	await sendLinkRequests(session, eventLoop, links, requests, onSettled);
}
