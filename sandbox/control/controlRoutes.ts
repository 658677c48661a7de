import type { FastifyInstance } from 'fastify';
import { flat } from '../http/flat';
import type { Gateway } from '../http/serve';
import { CONTROL_ENDPOINTS } from './endpoints';
import { ControlError, parseBody, type Body } from './fields';

const ROOT = '/__sandbox';

/**
 * What HubSpot does not have: an API to prepare the sandbox for a test. Its own requests are
 * neither logged nor metered, need no token, and no fault strikes them.
 */
export function registerControl(app: FastifyInstance, gateway: Gateway): void {
	for (const { method, path, run } of CONTROL_ENDPOINTS) {
		app.route({
			method,
			url: `${ROOT}${path}`,
			handler: async (request, reply) => {
				const body = bodyOf(request.body);
				const { params, query } = request;
				const answer =
					body instanceof ControlError
						? body
						: run({ gateway, params: flat(params), query: flat(query), body });
				const failed = answer instanceof ControlError;
				return await reply
					.code(failed ? answer.status : 200)
					.type('application/json;charset=utf-8')
					.send(JSON.stringify(failed ? { error: answer.message } : answer));
			},
		});
	}
}

/** A form is what some programs call a body unless they are told otherwise. */
function bodyOf(body: unknown): Body | ControlError {
	if (typeof body === 'string') return parseBody(body);
	return typeof body === 'object' && body !== null
		? new ControlError('The body must be JSON, with the header "content-type: application/json"')
		: {};
}
