import type { Problem } from '../model/problem';
import type { BatchReply } from '../model/reply';
import { Claims } from './claims';
import type { BatchContext } from './context';
import { planWrite } from './plan';
import { settle } from './settle';

/** Batch create: 201, or 207 with trace ids. Two contacts with one e-mail: the first wins. */
export function batchCreate(context: BatchContext): BatchReply | Problem {
	const claims = new Claims();
	const judged = context.request.inputs.map((input) => ({
		input,
		outcome: planWrite(context, claims, input, undefined),
	}));
	return settle(context, judged, {
		successStatus: 201,
		echo: 'echoTraceIdOnCreate',
		tellsNew: false,
	});
}
