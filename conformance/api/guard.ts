import { at, isObject, listAt } from './json';
import { MISSING_ID, NO_ID, PREFIX, type OwnRecords } from './ownRecords';
import type { ApiRequest } from './request';

const READS = /\/(search|batch\/read)$/;
const ID_KEYS = ['id', 'objectId', 'primaryObjectId', 'objectIdToMerge'];
const FICTITIOUS = [MISSING_ID, NO_ID];

/** A request that the run must not send. It is a mistake in a case and ends the run. */
export class UnsafeRequest extends Error {
	constructor({ method, path }: ApiRequest, reason: string) {
		super(`Not sent: ${method} ${path} ${reason}`);
		this.name = 'UnsafeRequest';
	}
}

/**
 * Throws for a request that could change something the run has not made: each id that it names must
 * be one of the run's own, one that no account has, or start with the prefix. Each new record and
 * property must contain the prefix, so that `--clean` finds it.
 */
export function assertSafe(request: ApiRequest, own: OwnRecords): void {
	const [pathname = ''] = request.path.split('?');
	if (request.method === 'GET' || READS.test(pathname) || request.token !== undefined) return;
	const isOwn = (id: string): boolean =>
		own.has(id) || FICTITIOUS.includes(id) || id.startsWith(PREFIX);
	const foreign = [...idsInPath(pathname), ...idsIn(request.body)].find((id) => !isOwn(id));
	if (foreign !== undefined) throw new UnsafeRequest(request, `names ${foreign}`);
	const unmarked = newThings(request, pathname).find(
		(one) => !JSON.stringify(one).includes(PREFIX),
	);
	if (unmarked !== undefined) {
		throw new UnsafeRequest(request, 'makes something without the prefix');
	}
}

/** The record ids of a path, and the name of a property that is to be removed. */
function idsInPath(pathname: string): string[] {
	const property = /\/properties\/[^/]+\/([^/]+)$/.exec(pathname)?.[1];
	const record = /\/objects\/(?:v\d\/|\d{4}-\d{2}\/)?[^/]+\/([^/]+)/.exec(pathname)?.[1];
	const target = /\/associations\/(?:default\/)?[^/]+\/([^/]+)$/.exec(pathname)?.[1];
	const isRecord =
		record !== undefined && !['batch', 'merge', 'search', 'gdpr-delete'].includes(record);
	return [
		...(property === undefined ? [] : [property]),
		...(isRecord ? [record] : []),
		...(isRecord && target !== undefined ? [target] : []),
	].map(decodeURIComponent);
}

/** All ids in a body, at any depth, but not those inside property values. */
function idsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(idsIn);
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([key, one]) => {
		if (key === 'properties') return [];
		return ID_KEYS.includes(key) && typeof one === 'string' ? [one] : idsIn(one);
	});
}

/** What a request would make: the inputs of a create, or a property definition. */
function newThings({ method, body }: ApiRequest, pathname: string): unknown[] {
	if (method !== 'POST' || typeof body === 'string' || body === undefined) return [];
	if (/\/batch\/(create|upsert)$/.test(pathname) && pathname.includes('/objects/')) {
		return listAt(body, 'inputs');
	}
	const isSingle = /\/objects\/(?:v\d\/|\d{4}-\d{2}\/)?[^/]+$/.test(pathname);
	if (isSingle) return [at(body, 'properties') ?? {}];
	return pathname.includes('/properties/') ? [body] : [];
}
