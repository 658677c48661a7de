import type { LoggedRequest } from '../http/requestLog';
import type { Gateway } from '../http/serve';
import { seedRecords } from '../store/seedRecords';
import { faultJson, parseFault } from './faultBody';
import { ControlError, fieldError, KINDS, type Body } from './fields';
import { switchError } from './switchBody';

/** A request to the control API. */
interface ControlCall {
	readonly gateway: Gateway;
	readonly params: Readonly<Record<string, string | undefined>>;
	readonly query: Readonly<Record<string, string | undefined>>;
	readonly body: Body;
}

interface ControlEndpoint {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly path: string;
	/** Returns the JSON of a 200 reply, or a {@link ControlError}. */
	readonly run: (call: ControlCall) => object;
}

const done = { done: true } as const;
const clockJson = ({ world }: Gateway) => ({ now: world.now(), time: world.timestamp() });

/** The endpoints of the control API. */
export const CONTROL_ENDPOINTS: readonly ControlEndpoint[] = [
	{
		method: 'GET',
		path: '/faults',
		run: ({ gateway }) => ({ faults: gateway.faults.list().map(faultJson) }),
	},
	{
		method: 'POST',
		path: '/faults',
		run: ({ gateway, body }) => {
			const fault = parseFault(body);
			return fault instanceof ControlError ? fault : faultJson(gateway.faults.add(fault));
		},
	},
	{
		method: 'DELETE',
		path: '/faults',
		run: ({ gateway }) => {
			gateway.faults.clear();
			return done;
		},
	},
	{
		method: 'DELETE',
		path: '/faults/:id',
		run: ({ gateway, params }) => {
			const armed = gateway.faults.list().find(({ id }) => String(id) === params.id);
			if (armed === undefined)
				return new ControlError(`There is no fault with id ${params.id}`, 404);
			armed.remove();
			return done;
		},
	},
	{
		method: 'GET',
		path: '/requests',
		run: ({ gateway, query }) => ({ requests: gateway.log.entries.filter(matches(query)) }),
	},
	{
		method: 'DELETE',
		path: '/requests',
		run: ({ gateway }) => {
			gateway.log.clear();
			return done;
		},
	},
	{ method: 'GET', path: '/clock', run: ({ gateway }) => clockJson(gateway) },
	{
		method: 'POST',
		path: '/clock/advance',
		run: ({ gateway, body }) => {
			const error = fieldError(body, { ms: KINDS.milliseconds });
			if (error !== undefined) return error;
			if (body.ms === undefined) return new ControlError('"ms" is missing');
			gateway.world.clock.advance(Number(body.ms));
			return clockJson(gateway);
		},
	},
	{ method: 'GET', path: '/switches', run: ({ gateway }) => gateway.world.switches },
	{
		method: 'POST',
		path: '/switches',
		run: ({ gateway, body }) => switchError(body) ?? Object.assign(gateway.world.switches, body),
	},
	{
		method: 'POST',
		path: '/reset',
		run: ({ gateway }) => {
			gateway.world.reset();
			gateway.faults.reset();
			gateway.limiter?.reset();
			gateway.log.clear();
			return done;
		},
	},
	{
		method: 'POST',
		path: '/records/:objectType',
		run: ({ gateway: { world }, params, body }) => {
			const schema = world.schemas.find(params.objectType ?? '');
			if (schema === undefined) {
				return new ControlError(`There is no object type "${params.objectType}"`, 404);
			}
			const error = fieldError(body, { records: KINDS.anything });
			if (error !== undefined) return error;
			const { records } = body;
			if (!isRows(records)) {
				return new ControlError('"records" must be a list of objects whose values are strings');
			}
			const seeded = seedRecords(world, world.table(schema), records);
			return { records: seeded.map(({ id, properties }) => ({ id, properties })) };
		},
	},
	{
		method: 'POST',
		path: '/tokens',
		run: ({ gateway: { world }, body }) => {
			const fields = { kind: KINDS.text, scopes: KINDS.texts, expiresInSeconds: KINDS.seconds };
			const error = fieldError(body, fields);
			if (error !== undefined) return error;
			const scopes = Array.isArray(body.scopes) ? body.scopes.map(String) : undefined;
			const { kind = 'oauth', expiresInSeconds } = body;
			if (kind === 'static') return { access_token: world.tokens.issueStatic(scopes) };
			if (kind !== 'oauth') return new ControlError('"kind" must be "oauth" or "static"');
			const seconds = expiresInSeconds === undefined ? undefined : Number(expiresInSeconds);
			return world.tokens.issue(scopes, seconds);
		},
	},
];

function isRows(value: unknown): value is Array<Record<string, string>> {
	return Array.isArray(value) && value.every(KINDS.textMap.accepts);
}

/** Filters by `?operation=…`, `?objectType=…` and `?after=<number of the last request seen>`. */
function matches({ operation, objectType, after }: ControlCall['query']) {
	return (entry: LoggedRequest): boolean =>
		(operation === undefined || entry.operation === operation) &&
		(objectType === undefined || entry.objectType === objectType) &&
		(after === undefined || entry.n > Number(after));
}
