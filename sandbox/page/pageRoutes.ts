/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; the page's files are read */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Gateway } from '../http/serve';
import { PAGE_ACTIONS } from './actions';
import { viewOf } from './view';

const VIEW_PATH = '/__sandbox/view';

const SCRIPTS = [
	'page.js',
	'actions.js',
	'elements.js',
	'meters.js',
	'requests.js',
	'records.js',
] as const;
const STYLES = ['theme.css', 'layout.css', 'controls.css', 'tables.css', 'bodies.css'] as const;

/** The page's files with the paths that the page requests. */
const FILES: ReadonlyArray<readonly [url: string, file: string, type: string]> = [
	['/', 'index.html', 'text/html'],
	...SCRIPTS.map((file) => [`${VIEW_PATH}/${file}`, file, 'text/javascript'] as const),
	...STYLES.map((file) => [`${VIEW_PATH}/${file}`, file, 'text/css'] as const),
];

/**
 * Records can contain scripts. The page writes values as text only. These headers are a second
 * protection: the browser runs only the files above.
 */
const HEADERS = {
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
		"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-store',
} as const;

/** Serves the page at `/`. Its requests are not logged or rate-limited and are never hit by a fault. */
export function registerPage(app: FastifyInstance, gateway: Gateway): void {
	const send = (reply: FastifyReply, type: string, content: string, status = 200) =>
		reply.code(status).headers(HEADERS).type(`${type};charset=utf-8`).send(content);
	const sendJson = (reply: FastifyReply, content: unknown, status = 200) =>
		send(reply, 'application/json', JSON.stringify(content), status);

	for (const [url, file, type] of FILES) {
		app.get(url, async (_request, reply) =>
			send(reply, type, await readFile(path.join(__dirname, 'static', file), 'utf8')),
		);
	}
	app.get(VIEW_PATH, async (_request, reply) => sendJson(reply, viewOf(gateway)));
	app.get(`${VIEW_PATH}/actions`, async (_request, reply) => sendJson(reply, PAGE_ACTIONS));
	app.get<{ Params: { n: string } }>(`${VIEW_PATH}/requests/:n`, async (request, reply) => {
		const entry = gateway.log.find(Number(request.params.n));
		return entry === undefined
			? sendJson(reply, { message: 'The log has no request with this number' }, 404)
			: sendJson(reply, { body: entry.body, reply: entry.reply });
	});
}
