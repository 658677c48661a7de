import type { Sandbox } from '../index';

/** A reply with its JSON body. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly body: {
		readonly status?: string;
		readonly message?: string;
		readonly category?: string;
		readonly correlationId?: string;
		readonly context?: Record<string, string[]>;
		readonly numErrors?: number;
		readonly policyName?: string;
		readonly errors?: Array<{
			readonly message: string;
			readonly code?: string;
			readonly category?: string;
			readonly context?: Record<string, string[]>;
		}>;
		readonly results?: Array<{
			readonly id: string;
			readonly new?: boolean;
			readonly objectWriteTraceId?: string;
			readonly updatedAt: string;
			readonly archived?: boolean;
			readonly properties: Record<string, string | null>;
			readonly propertiesWithHistory?: Record<string, Array<{ value: string }>>;
		}>;
	};
}

async function answerOf(response: Response): Promise<Answer> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') === true;
	return {
		status: response.status,
		headers: response.headers,
		text,
		body: isJson ? JSON.parse(text) : {},
	};
}

/** Sends a request with the static token, unless `headers` are given. */
export async function send(
	sandbox: Sandbox,
	method: string,
	path: string,
	body?: string,
	headers: Record<string, string> = { authorization: `Bearer ${sandbox.accessToken}` },
): Promise<Answer> {
	return await answerOf(
		await fetch(`${sandbox.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', ...headers },
			...(body === undefined ? {} : { body }),
		}),
	);
}

/** Sends a batch request. */
export async function post(
	sandbox: Sandbox,
	objectType: string,
	operation: string,
	body: unknown,
	query = '',
): Promise<Answer> {
	const path = `/crm/v3/objects/${objectType}/batch/${operation}${query}`;
	return await send(sandbox, 'POST', path, JSON.stringify(body));
}

/** Sends a form to an OAuth endpoint. */
export async function postForm(
	url: string,
	form: Record<string, string>,
	redirect: 'follow' | 'manual' = 'follow',
): Promise<Answer> {
	const body = new URLSearchParams(form);
	return await answerOf(await fetch(url, { method: 'POST', body, redirect }));
}

/** Parses the refused values in the message of an error. */
export function embeddedFailures(
	message: string | undefined,
): Array<{ name: string; error: string; message: string }> {
	return JSON.parse((message ?? '').replace('Property values were not valid: ', ''));
}
