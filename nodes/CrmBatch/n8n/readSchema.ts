import { fullJitter } from '../batch/backoff';
import type { Surroundings } from '../batch/types';
import { propertiesPath } from '../hubspot/endpoints';
import { failureFrom, type Failure } from '../hubspot/failure';
import { isObject } from '../hubspot/json';
import type { CrmObject } from '../hubspot/objects';
import type { Reply } from '../hubspot/reply';
import { toDefinitions, type PropertyDefinition } from '../hubspot/schema';
import type { Transport } from './transport';

/** The properties that an account has for an object, or why they cannot be read. */
type Schema = readonly PropertyDefinition[] | Failure;

/** Reads the properties that the account has for an object, once. */
export async function readSchema(send: Transport, object: CrmObject): Promise<Schema> {
	return schemaOf(await send({ method: 'GET', path: propertiesPath(object) }));
}

/** Reads them with patience: a limit or an outage is sat out, up to `maxWaitMs` in all. */
export async function readSchemaPatiently(
	send: Transport,
	object: CrmObject,
	maxWaitMs: number,
	{ random, sleep }: Pick<Surroundings, 'random' | 'sleep'>,
	signal: AbortSignal,
): Promise<Schema> {
	for (let attempt = 0, waitedMs = 0; ; attempt++) {
		const reply = await send({ method: 'GET', path: propertiesPath(object) });
		const schema = schemaOf(reply);
		const waitMs = 1_000 + fullJitter(attempt, random);
		waitedMs += waitMs;
		const isOver = waitedMs > maxWaitMs || signal.aborted;
		if (!('message' in schema) || !mayPass(reply) || isOver) return schema;
		await sleep(waitMs, signal);
	}
}

function schemaOf(reply: Reply): Schema {
	if (reply.kind !== 'answered') return { message: reply.message };
	if (reply.status !== 200) return failureFrom(reply.body, reply.status);
	const properties = isObject(reply.body) ? toDefinitions(reply.body) : [];
	// Every account has some: a list without any is not one to drop properties by.
	return properties.length > 0 ? properties : { message: 'HubSpot returned no properties' };
}

/** Is it worth asking again? Not when HubSpot refuses, and not for the daily limit. */
function mayPass(reply: Reply): boolean {
	if (reply.kind !== 'answered') return reply.kind === 'unanswered';
	const { status, body } = reply;
	if (status === 429) return !/daily/i.test(JSON.stringify(body ?? ''));
	return status === 423 || status === 477 || status >= 500 || status === 200;
}
