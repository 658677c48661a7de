/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; the page is made of files */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Gateway } from '../http/serve';
import { viewOf } from './view';

const VIEW_PATH = '/__sandbox/view';

const SCRIPTS = ['page.js', 'elements.js', 'meters.js', 'requests.js', 'records.js'] as const;
const STYLES = ['theme.css', 'layout.css', 'controls.css', 'tables.css', 'bodies.css'] as const;

/** The page's files, by the path that the page asks for. */
const FILES: ReadonlyArray<readonly [url: string, file: string, type: string]> = [
	['/', 'index.html', 'text/html'],
	...SCRIPTS.map((file) => [`${VIEW_PATH}/${file}`, file, 'text/javascript'] as const),
	...STYLES.map((file) => [`${VIEW_PATH}/${file}`, file, 'text/css'] as const),
];

/**
 * Records hold whatever was sent, scripts too. The page writes values as text only; should that
 * ever fail, the browser still runs nothing that is not one of the files above.
 */
const HEADERS = {
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
		"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-store',
} as const;

/** The page at `/`. Its own requests are neither logged nor metered, and no fault strikes them. */
export function registerPage(app: FastifyInstance, gateway: Gateway): void {
	const send = (reply: FastifyReply, type: string, content: string, status = 200) =>
		reply.code(status).headers(HEADERS).type(`${type};charset=utf-8`).send(content);
	const sendJson = (reply: FastifyReply, content: unknown, status = 200) =>
		send(reply, 'application/json', JSON.stringify(content), status);

	for (const [url, file, type] of FILES) {
		app.get(url, async (_request, reply) =>
			send(reply, type, await readFile(path.join(__dirname, file), 'utf8')),
		);
	}
	app.get(VIEW_PATH, async (_request, reply) => sendJson(reply, viewOf(gateway)));
	app.get<{ Params: { n: string } }>(`${VIEW_PATH}/requests/:n`, async (request, reply) => {
		const entry = gateway.log.find(Number(request.params.n));
		return entry === undefined
			? sendJson(reply, { message: 'The log has no such request' }, 404)
			: sendJson(reply, { body: entry.body, reply: entry.reply });
	});
}
