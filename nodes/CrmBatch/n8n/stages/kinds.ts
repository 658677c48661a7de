import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failureOf, problem } from '../../hubspot/errors/problem';
import type { Operation } from '../../hubspot/tables/operations';
import type { EventLoop } from '../eventLoop';
import type { Session } from '../http/session';
import type { NodeConfig } from '../input/config';
import { prepare, type Prepared } from '../input/prepare';
import { prepareLinks } from './links/prepareLinks';
import { resolveLinks } from './links/resolveLinks';
import { settleLinks } from './links/settleLinks';
import { lookBefore } from './lookBefore';
import { settle, type NodeRun } from './settle';

/**
 * Reads and checks all items.
 *
 * @param isSettled items that an earlier try has settled
 */
type Prepare = (
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	config: NodeConfig,
	session: Session,
	eventLoop: EventLoop,
	isSettled: (item: number) => boolean,
) => Promise<Prepared>;

/** How the operations of one kind run. */
interface Kind {
	readonly prepare: Prepare;
	/** Gives each item its outcome, and returns a line that summarises the run. */
	readonly settle: (run: NodeRun) => Promise<string>;
}

const prepareRecords: Prepare = async (context, items, config, session, eventLoop, isSettled) => {
	const checked = await prepare(
		context,
		items,
		config,
		session,
		eventLoop,
		isSettled,
		async (requests) => await resolveLinks(session, eventLoop, requests, config.concurrency),
	);
	try {
		return await lookBefore(session, eventLoop, config, checked);
	} catch {
		// A bug. Nothing was written, and nothing is.
		return { ...checked, entries: [], halted: failureOf(problem('LOST_TRACK')) };
	}
};

export const kinds: Readonly<Record<Operation['kind'], Kind>> = {
	records: { prepare: prepareRecords, settle },
	links: { prepare: prepareLinks, settle: settleLinks },
};
