import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../../hubspot/tables/operations';
import type { Session } from '../http/session';
import type { NodeConfig } from '../input/config';
import { prepare, type Prepared } from '../input/prepare';
import { prepareLinks } from './links/prepareLinks';
import { resolveLinks } from './links/resolveLinks';
import { settle, type NodeRun } from './settle';
import { settleLinks } from './links/settleLinks';

/** How the operations of one kind run. */
export interface Kind {
	/** Reads and checks all items. @param isSettled items that an earlier try has settled */
	readonly prepare: (
		context: IExecuteFunctions,
		items: readonly INodeExecutionData[],
		config: NodeConfig,
		session: Session,
		isSettled: (item: number) => boolean,
	) => Promise<Prepared>;
	/** Gives each item its outcome, and returns a line that summarises the run. */
	readonly settle: (run: NodeRun) => Promise<string>;
}

export const kinds: Readonly<Record<Operation['kind'], Kind>> = {
	records: {
		prepare: async (context, items, config, session, isSettled) =>
			await prepare(
				context,
				items,
				config,
				session,
				isSettled,
				async (requests) => await resolveLinks(session, requests, config.concurrency),
			),
		settle,
	},
	links: { prepare: prepareLinks, settle: settleLinks },
};
