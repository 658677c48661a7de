import { planBatches } from '../../batch/plan';
import { runBatches } from '../../batch/runBatches';
import {
	linkEndpoint,
	linkGroup,
	linkRequest,
	MOST_LINKS,
} from '../../hubspot/associations/endpoints';
import { judgeLinks } from '../../hubspot/associations/judgeLinks';
import type { LinkAction, OwnedLink } from '../../hubspot/associations/link';
import type { Unsuccessful } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { cancelled, pacerOf, sendInTurn, waitTooLong } from '../http/send';
import type { Session } from '../http/session';

/** What became of one link. */
export type LinkOutcome = { readonly outcome: 'succeeded' } | Unsuccessful<Failure>;

/** Most requests to halve one batch of 2,000; 1 bad link takes 23, and most errors name theirs. */
const ISOLATION_BUDGET = 100;

/**
 * Makes or removes links, up to 2,000 a request, with the engine that sends records: paced, retried,
 * cancelled, and with one outcome for each link.
 *
 * @param onSettled called once for each link; returns a failure if nothing more is to be sent
 */
export async function sendLinks(
	session: Session,
	links: readonly OwnedLink[],
	{ action, concurrency }: { readonly action: LinkAction; readonly concurrency: number },
	onSettled: (link: OwnedLink, outcome: LinkOutcome) => Failure | undefined,
): Promise<void> {
	const { clock, cost, maxWaitMs, signal, apiVersion } = session;
	const batches = planBatches(
		links.map((link) => linkGroup(link, action)),
		() => MOST_LINKS,
	);
	await runBatches<undefined, Failure>(links.length, batches, {
		send: async (positions, turn) => {
			const sent = positions.flatMap((position) => links[position] ?? []);
			const [first] = sent;
			const request = linkRequest(sent, action, apiVersion);
			if (!first || !request) return { verdict: 'settled', outcomes: [] };
			const reply = await sendInTurn(session, { method: 'POST', ...request }, turn);
			return judgeLinks(reply, sent, linkEndpoint(first, action), clock.now());
		},
		pacer: pacerOf(session),
		concurrency,
		isolationBudget: ISOLATION_BUDGET,
		notIsolated: ({ httpStatus, correlationId }) => ({
			...failureOf(problem('NOT_ISOLATED')),
			httpStatus,
			correlationId,
		}),
		// To make or remove a link twice does no harm: the refusal holds for both requests.
		refusedAfterLoss: (_, refusal) => refusal,
		repeated: (value) => value,
		maxWaitMs,
		waitTooLong,
		onSettled: (position, outcome) => {
			const link = links[position];
			return link && onSettled(link, outcome);
		},
		cancel: { signal, failure: cancelled },
		clock,
		cost,
	});
}
