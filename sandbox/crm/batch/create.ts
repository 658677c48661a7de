import type { Problem } from '../../model/problem';
import type { BatchReply } from '../../model/reply';
import { Claims } from '../write/uniqueValues';
import type { BatchContext } from '../context';
import { planWrite } from '../write/plan';
import { writeBatch } from './writeBatch';

/** Batch create: 201, or 207 with trace ids. Of two inputs with the same e-mail, the first wins. */
export function batchCreate(context: BatchContext): BatchReply | Problem {
	const claims = new Claims();
	const checked = context.request.inputs.map((input) => ({
		input,
		outcome: planWrite(context, claims, input, undefined),
	}));
	return writeBatch(context, checked, {
		successStatus: 201,
		echo: 'echoTraceIdOnCreate',
		reportsNew: false,
	});
}
