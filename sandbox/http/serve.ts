import { authenticate, authorize, bearerOf } from '../auth/problems';
import type { Grant } from '../auth/tokens';
import { Problem } from '../model/problem';
import type { Reply } from '../model/reply';
import type { World } from '../world';
import { answerOf, applyEdits, delayOf, describeFaults, replacesAnswer } from './faultEffects';
import type { FaultAction, FaultPlan } from './faults';
import type { RateLimiter } from './rateLimit/limiter';
import type { RequestLog } from './requestLog';
import type { Call, Route } from './route';

/** The parts of a sandbox that serve a request. */
export interface Gateway {
	readonly world: World;
	readonly log: RequestLog;
	readonly faults: FaultPlan;
	readonly limiter: RateLimiter | undefined;
	readonly latencyMs: number;
}

/** A request as the HTTP server received it. */
export interface Incoming {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly body: unknown;
	readonly call: Call;
}

/** What the HTTP server does with the connection. */
export type Delivery =
	| { readonly kind: 'reset' }
	| {
			readonly kind: 'reply' | 'truncated';
			readonly reply: Reply;
			/** Whether a fault gave the reply. */
			readonly faulty?: boolean;
	  };

/**
 * Serves a request in HubSpot's order: the network (latency, faults), the token, the rate limit, the
 * scopes, and then the endpoint.
 */
export async function serve(
	gateway: Gateway,
	route: Route | undefined,
	incoming: Incoming,
	fallback: Reply,
): Promise<Delivery> {
	const { world, log, faults } = gateway;
	const arrived = performance.now();
	const token = bearerOf(incoming.authorization);
	const subject = {
		method: incoming.method,
		path: incoming.path,
		operation: route?.operation,
		objectType: incoming.call.schema?.row.typeId,
	};
	const entry = log.add({ at: world.now(), token, ...subject }, incoming.body);
	const actions = faults.actionsFor(subject);
	entry.fault = describeFaults(actions);
	await world.clock.wait(gateway.latencyMs + delayOf(actions));
	if (actions.includes('resetBefore')) return { kind: 'reset' };

	const worked =
		answerOf(actions, false) ??
		(route === undefined ? fallback : work(gateway, route, incoming.call, token));
	if (actions.includes('resetAfter')) return { kind: 'reset' };
	const reply = finish(world, worked, actions);
	log.answered(entry, reply.status, reply.text ?? reply.body, performance.now() - arrived);
	const faulty = replacesAnswer(actions);
	return { kind: actions.includes('truncate') ? 'truncated' : 'reply', reply, faulty };
}

function work(gateway: Gateway, route: Route, call: Call, token: string | undefined): Reply {
	const { world, limiter } = gateway;
	if (route.access === 'open') return asReply(world, route.handle(call));
	const now = world.now();
	const grant = authenticate((text) => world.tokens.grant(text), token, now);
	if (grant instanceof Problem) return asReply(world, grant);
	const admitted = limiter?.admit(grant, now, route.pool);
	const outcome = admitted?.problem ?? missingScopes(route, call, grant) ?? route.handle(call);
	const reply = asReply(world, outcome);
	return { ...reply, headers: { ...admitted?.headers, ...reply.headers } };
}

/** The error for missing scopes. A path with two object types needs the scopes of both. */
function missingScopes(route: Route, call: Call, grant: Grant): Problem | undefined {
	const schemas = [call.schema, call.toSchema].filter((schema) => schema !== undefined);
	const needed = [route.needs ?? [], ...schemas.map((schema) => route.scopes?.(schema) ?? [])];
	for (const anyOf of needed) {
		const problem = authorize(grant, anyOf, call.world.switches.missingScopesForm);
		if (problem !== undefined) return problem;
	}
	return undefined;
}

/** Converts a problem to HubSpot's error body with a new correlation id. */
export function asReply(world: World, outcome: Reply | Problem): Reply {
	if (!(outcome instanceof Problem)) return outcome;
	const { message, ...rest } = outcome.body;
	return {
		status: outcome.status,
		headers: outcome.headers,
		body: { status: 'error', message, correlationId: world.random.uuid(), ...rest },
	};
}

function finish(world: World, reply: Reply, actions: readonly FaultAction[]): Reply {
	const last = answerOf(actions, true) ?? applyEdits(reply, actions);
	return {
		...last,
		headers: { 'x-hubspot-correlation-id': world.random.uuid(), ...last.headers },
	};
}
