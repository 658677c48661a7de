import type { FastifyReply } from 'fastify';
import { tellExchange } from './exchanges';
import { ROUTES } from './routes';
import type { Delivery } from './serve';

/** Sends a reply, half of one, or cuts the connection; and tells whoever watches. */
export function deliver(reply: FastifyReply, delivery: Delivery): void {
	tell(reply, delivery);
	if (delivery.kind === 'reset') {
		reply.hijack();
		reply.raw.socket?.resetAndDestroy();
		return;
	}
	const { status, body, text } = delivery.reply;
	const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
	const type = text === undefined ? 'application/json;charset=utf-8' : 'text/plain';
	const headers = {
		...(content === undefined ? {} : { 'content-type': type }),
		...delivery.reply.headers,
	};
	if (delivery.kind === 'reply') {
		void reply.code(status).headers(headers).send(content);
		return;
	}
	reply.hijack();
	const whole = Buffer.from(content ?? '');
	reply.raw.writeHead(status, { ...headers, 'content-length': whole.length });
	reply.raw.write(whole.subarray(0, Math.floor(whole.length / 2)), () => {
		reply.raw.socket?.destroy();
	});
}

/** Names what the framework has matched, also when it refuses the body before the route sees it. */
function tell({ request }: FastifyReply, delivery: Delivery): void {
	const { method, url, body, routeOptions } = request;
	const route = ROUTES.find((one) => one.url === routeOptions.url && one.method === method);
	const answered = delivery.kind === 'reset' ? undefined : delivery.reply;
	tellExchange({
		method,
		path: url,
		operation: route?.operation,
		sent: body,
		status: answered?.status,
		body: answered?.body,
		text: answered?.text,
		faulty: delivery.kind !== 'reset' && delivery.faulty === true,
	});
}
