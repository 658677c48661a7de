/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { Agent, request, type IncomingMessage } from 'node:http';
import type { IHttpRequestOptions } from 'n8n-workflow';

const agent = new Agent({ keepAlive: true, maxSockets: 20 });

interface Reply {
	readonly statusCode: number;
	readonly headers: IncomingMessage['headers'];
	readonly body: unknown;
}

/**
 * Stand-in for n8n's HTTP helper below n8n's engine. It sends a real request, returns every status as
 * the node asks n8n to, and throws for a lost connection.
 */
export async function httpCall(
	{ url, method, qs, body }: IHttpRequestOptions,
	token: string,
): Promise<Reply> {
	const query = new URLSearchParams(qs as Record<string, string> | undefined).toString();
	const text = body === undefined ? undefined : JSON.stringify(body);
	return await new Promise<Reply>((resolve, reject) => {
		const sent = request(query ? `${url}?${query}` : url, {
			agent,
			method: method ?? 'GET',
			headers: {
				authorization: `Bearer ${token}`,
				accept: 'application/json',
				...(text !== undefined && {
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(text),
				}),
			},
		});
		sent.on('error', reject);
		sent.on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const { statusCode = 0, headers } = response;
				resolve({ statusCode, headers, body: parsed(Buffer.concat(chunks).toString()) });
			});
		});
		sent.end(text);
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
