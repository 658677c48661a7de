import type { FastifyReply } from 'fastify';
import { notifyWatchers } from './exchanges';
import { ROUTES } from './routes';
import type { Delivery } from './serve';

/** Sends a reply or a truncated one, or resets the connection, and notifies the watchers. */
export function deliver(reply: FastifyReply, delivery: Delivery): void {
	notify(reply, delivery);
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

/** Takes the route from the framework, because it may refuse a body before the route's handler runs. */
function notify({ request }: FastifyReply, delivery: Delivery): void {
	const { method, url, body, routeOptions } = request;
	const route = ROUTES.find((one) => one.url === routeOptions.url && one.method === method);
	const sent = delivery.kind === 'reset' ? undefined : delivery.reply;
	notifyWatchers({
		method,
		path: url,
		operation: route?.operation,
		sent: body,
		status: sent?.status,
		body: sent?.body,
		text: sent?.text,
		faulty: delivery.kind !== 'reset' && delivery.faulty === true,
	});
}
