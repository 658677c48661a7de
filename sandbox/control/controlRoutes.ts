import type { FastifyInstance } from 'fastify';
import { flattenFields } from '../http/route';
import type { Gateway } from '../http/serve';
import { CONTROL_ENDPOINTS } from './endpoints';
import { ControlError, parseBody, type Body } from './fields';

const ROOT = '/__sandbox';

/**
 * The control API, which prepares the sandbox for a test. Its requests need no token, are not logged
 * or rate-limited, and are never hit by a fault.
 */
export function registerControl(app: FastifyInstance, gateway: Gateway): void {
	for (const { method, path, run } of CONTROL_ENDPOINTS) {
		app.route({
			method,
			url: `${ROOT}${path}`,
			handler: async (request, reply) => {
				const body = bodyOf(request.body);
				const { params, query } = request;
				const result =
					body instanceof ControlError
						? body
						: run({ gateway, params: flattenFields(params), query: flattenFields(query), body });
				const failed = result instanceof ControlError;
				return await reply
					.code(failed ? result.status : 200)
					.type('application/json;charset=utf-8')
					.send(JSON.stringify(failed ? { error: result.message } : result));
			},
		});
	}
}

/** Parses the body. Some clients send forms by default, which get an error of their own. */
function bodyOf(body: unknown): Body | ControlError {
	if (typeof body === 'string') return parseBody(body);
	return typeof body === 'object' && body !== null
		? new ControlError('The body must be JSON, with the header "content-type: application/json"')
		: {};
}
