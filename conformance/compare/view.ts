import {
	at,
	errorsOf,
	isObject,
	listAt,
	messageOf,
	refusedValues,
	resultsOf,
	textAt,
} from '../api/json';
import type { ApiReply } from '../api/request';

/** The parts of a reply that can be compared. */
export const PARTS = [
	'status',
	'form',
	'category',
	'message',
	'context',
	'errors',
	'results',
	'values',
	'headers',
] as const;

export type Part = (typeof PARTS)[number];
type View = Readonly<Partial<Record<Part, unknown>>>;

export interface ViewOptions {
	readonly parts: readonly Part[];
	/** Headers whose presence is compared. */
	readonly headers: readonly string[];
	/** Properties whose values are compared, as the mask writes their names. */
	readonly values: readonly string[];
}

type Reader = (reply: ApiReply, options: ViewOptions) => unknown;

/** What is compared of each part. Replies are masked before. */
const READERS: Readonly<Record<Part, Reader>> = {
	status: ({ status }) => status,
	form: ({ body }) => formOf(body),
	category: ({ body }) => [at(body, 'category'), at(body, 'subCategory'), at(body, 'policyName')],
	message: (reply) => plainMessage(messageOf(reply)),
	context: ({ body }) => contextOf(at(body, 'context')),
	errors: (reply) => [at(reply.body, 'numErrors'), sorted(errorsOf(reply).map(errorView))],
	results: ({ body }) => {
		const results = listAt(body, 'results');
		const one = isObject(at(body, 'properties')) ? [body] : [];
		return sorted([...results, ...one].map(resultView));
	},
	values: ({ body }, { values }) => {
		const single = isObject(at(body, 'properties')) ? [body] : [];
		const records = [...resultsOf({ status: 0, headers: {}, body }), ...single];
		return sorted(
			records.map((one) => values.map((name) => [name, at(one, 'properties', name) ?? null])),
		);
	},
	headers: (reply, { headers }) => headers.map((name) => [name, name in reply.headers]),
};

/** The compared parts of a masked reply. */
export function viewOf(reply: ApiReply, options: ViewOptions): View {
	return Object.fromEntries(options.parts.map((part) => [part, READERS[part](reply, options)]));
}

function formOf(body: unknown): string {
	if (body === undefined) return 'none';
	if (typeof body !== 'string') return 'json';
	return body.trimStart().startsWith('<') ? 'page' : 'text';
}

/** A message without the refused values in it, which are compared one by one, in any order. */
function plainMessage(message: string): unknown {
	const values = refusedValues(message);
	if (values.length === 0) return message;
	return [
		message.slice(0, message.indexOf('[{')),
		sorted(
			values.map((one) => ({
				fields: isObject(one) ? Object.keys(one).sort() : [],
				error: textAt(one, 'error'),
				message: textAt(one, 'message'),
			})),
		),
	];
}

/** The keys of a context with the number of values, or the text that some forms have instead. */
function contextOf(context: unknown): unknown {
	if (!isObject(context)) return context;
	return sorted(Object.entries(context).map(([key, value]) => [key, [value].flat().length]));
}

function errorView(error: unknown): unknown {
	return {
		fields: isObject(error) ? Object.keys(error).sort() : [],
		category: at(error, 'category'),
		subCategory: at(error, 'subCategory'),
		code: at(error, 'code'),
		message: plainMessage(textAt(error, 'message')),
		context: contextOf(at(error, 'context')),
	};
}

/** The fields of a result. Its properties depend on the account and are compared by `values` only. */
function resultView(result: unknown): unknown {
	return {
		fields: isObject(result) ? Object.keys(result).sort() : [],
		traceId: at(result, 'objectWriteTraceId'),
		isNew: at(result, 'new'),
		types: isObject(result)
			? Object.entries(result)
					.map(([key, value]) => `${key}: ${typeof value}`)
					.sort()
			: [],
		warnings: listAt(result, 'warnings').map((one) => at(one, 'category')),
	};
}

function sorted(values: readonly unknown[]): unknown[] {
	return values
		.map((value) => [JSON.stringify(value) ?? '', value] as const)
		.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
		.map(([, value]) => value);
}
