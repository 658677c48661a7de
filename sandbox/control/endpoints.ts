import type { LoggedRequest } from '../http/requestLog';
import type { Gateway } from '../http/serve';
import { faultJson, parseFault } from './faultBody';
import type { ControlCall, ControlEndpoint } from './endpoint';
import { ControlError, fieldError, KINDS } from './fields';
import { SETUP_ENDPOINTS } from './setupEndpoints';
import { switchError } from './switchBody';

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
	...SETUP_ENDPOINTS,
];

/** Filters by `?operation=…`, `?objectType=…` and `?after=<number of the last request seen>`. */
function matches({ operation, objectType, after }: ControlCall['query']) {
	return (entry: LoggedRequest): boolean =>
		(operation === undefined || entry.operation === operation) &&
		(objectType === undefined || entry.objectType === objectType) &&
		(after === undefined || entry.n > Number(after));
}
