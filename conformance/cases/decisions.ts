import { at, errorsOf, messageOf, refusedValues, resultsOf, textAt } from '../api/json';
import type { ApiReply } from '../api/request';
import type { Decision } from './case';

/** Decides by the status of the last reply. */
export function byStatus<Value extends string | number | boolean>(
	values: Readonly<Record<number, Value>>,
): Decision<Value> {
	return {
		means: Object.entries(values)
			.map(([status, value]) => `status ${status}: ${String(value)}`)
			.join(', '),
		read: (replies) => values[replies.at(-1)?.status ?? 0],
	};
}

/** Decides by a text that the last reply has. The first that fits counts. */
export function byText<Value extends string | number | boolean>(
	...rows: ReadonlyArray<readonly [text: string, value: Value]>
): Decision<Value> {
	return {
		means: rows.map(([text, value]) => `"${text}": ${String(value)}`).join(', '),
		read: (replies) => {
			const text = JSON.stringify(replies.at(-1)?.body ?? '');
			return rows.find(([part]) => text.includes(part))?.[1];
		},
	};
}

/** Decides by a fact of the replies that is true, false or not there. */
export function byFact(means: string, read: Decision<boolean>['read']): Decision<boolean> {
	return { means: `${means}: true, else false`, read };
}

/** Whether errors are reported record by record, if the last reply shows one of the two ways. */
export function reportsByRecord(reply: ApiReply | undefined): boolean | undefined {
	if (reply === undefined) return undefined;
	if (reply.status >= 400 && reply.status < 500) return false;
	return reply.status < 300 && errorsOf(reply).length > 0 ? true : undefined;
}

/** Whether all results have the trace id. */
export function echoes(reply: ApiReply | undefined): boolean | undefined {
	const results = resultsOf(reply);
	if (results.length === 0) return undefined;
	return results.every((one) => at(one, 'objectWriteTraceId') !== undefined);
}

/** The refused values of the last reply, of the request or of its error items. */
export function lastRefusedValues(replies: readonly ApiReply[]): unknown[] {
	const last = replies.at(-1);
	return [messageOf(last), ...errorsOf(last).map((one) => textAt(one, 'message'))].flatMap(
		refusedValues,
	);
}
