import { at, isObject, resultsOf, textAt } from './json';
import type { ApiReply, ApiRequest } from './request';

/** The start of every name that the conformance run makes: properties, e-mail addresses, subjects. */
export const PREFIX = 'n8n_crm_batch_conformance_';

/** A record id that no account has. */
export const MISSING_ID = '999999999999999';

/** A text that is no record id. */
export const NO_ID = 'not-an-id';

const CREATES = /\/objects\/(?:[^/]+\/)?[^/]+(\/batch\/(create|upsert)|\/merge)?$/;

/** The path without version, as `objects/contacts/batch/create`. */
function segmentsOf(path: string): string[] {
	const [pathname = ''] = path.split('?');
	return pathname.split('/').filter((one) => !/^(crm|v\d|\d{4}-\d{2}|)$/.test(one));
}

/** The ids of the records that a run has made, by object type. It never writes to another record. */
export class OwnRecords {
	private readonly types = new Map<string, Set<string>>();

	has(id: string): boolean {
		return [...this.types.values()].some((ids) => ids.has(id));
	}

	ids(objectType: string): string[] {
		return [...(this.types.get(objectType) ?? [])];
	}

	add(objectType: string, id: string): void {
		this.types.set(objectType, (this.types.get(objectType) ?? new Set()).add(id));
	}

	/** Notes the records in the reply of a create, an upsert or a merge. */
	note(request: ApiRequest, reply: ApiReply): void {
		const [kind, objectType = ''] = segmentsOf(request.path);
		const [pathname = ''] = request.path.split('?');
		if (kind !== 'objects' || request.method !== 'POST' || !CREATES.test(pathname)) return;
		if (pathname.endsWith('/search') || reply.status >= 300) return;
		for (const record of [reply.body, ...resultsOf(reply)]) {
			const id = textAt(record, 'id');
			if (id !== '' && isObject(at(record, 'properties'))) this.add(objectType, id);
		}
	}
}
