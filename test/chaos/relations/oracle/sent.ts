import type { LoggedRequest } from '../../../../sandbox';
import { OBJECTS } from '../objects';
import { LINK_PATHS, PATHS, type PlayedRelation } from '../play';

/** What a request is for. A question is a lookup after a reply that leaves something open. */
type Purpose = 'link' | 'list' | 'lookup' | 'other' | 'question' | 'write';

/** An input of any batch. */
interface Input {
	readonly id?: string;
	readonly properties?: Readonly<Record<string, string>>;
	readonly from?: { readonly id: string };
	readonly to?: { readonly id: string } | ReadonlyArray<{ readonly id: string }>;
	readonly types?: ReadonlyArray<{ readonly associationTypeId: number }>;
	readonly after?: string;
}

/** A request of the node, and what its reply tells. */
export interface Sent {
	readonly request: LoggedRequest;
	readonly purpose: Purpose;
	/** Number of the try that sent it. */
	readonly attempt: number;
	readonly inputs: readonly Input[];
	/** The property of the keys in a lookup. */
	readonly idProperty: string;
	readonly hasFault: boolean;
	/**
	 * - `done`: HubSpot's own success
	 * - `refused`: nothing was done
	 * - `unclear`: anything else
	 */
	readonly reply: 'done' | 'refused' | 'unclear';
}

/** The requests of a run. */
export function sentIn({ scenario, log, tries }: PlayedRelation): Sent[] {
	const sent: Sent[] = [];
	for (const request of log) {
		const body = (request.body ?? {}) as { inputs?: Input[]; idProperty?: string };
		const attempt = tries.filter((begin) => request.n > begin).length - 1;
		const hasFault = request.fault !== undefined && !/^delay \d+ ms$/.test(request.fault);
		const hasWritten = sent.some((one) => one.attempt === attempt && one.purpose === 'write');
		sent.push({
			request,
			purpose: purposeOf(request, scenario, hasWritten),
			attempt,
			inputs: body.inputs ?? [],
			idProperty: body.idProperty ?? 'hs_object_id',
			hasFault,
			reply: replyOf(request, hasFault),
		});
	}
	return sent;
}

function purposeOf(
	{ operation = '', objectType }: LoggedRequest,
	{ works, operation: wanted, object, other }: PlayedRelation['scenario'],
	hasWritten: boolean,
): Purpose {
	if (['owners', 'pipelines', 'properties'].includes(operation)) return 'list';
	if (LINK_PATHS.some((path) => path === operation)) return 'link';
	const isOwn = objectType === OBJECTS[object].typeId;
	if (works === 'records' && isOwn && operation === PATHS[wanted]) return 'write';
	if (operation !== 'read' || (!isOwn && objectType !== OBJECTS[other].typeId)) return 'other';
	return hasWritten ? 'question' : 'lookup';
}

function replyOf({ status, fault = '' }: LoggedRequest, hasFault: boolean): Sent['reply'] {
	if (status === undefined || fault.includes('truncate')) return 'unclear';
	if (status >= 400 && status < 500 && status !== 408) {
		return fault === 'badRequest' ? 'unclear' : 'refused';
	}
	return status >= 200 && status < 300 && !hasFault ? 'done' : 'unclear';
}

/** The record IDs of the links in a request, as `from to`. */
export function pairsIn({ inputs }: Sent): string[] {
	return inputs.map(({ from, to }) => {
		const [first] = Array.isArray(to) ? (to as Array<{ id: string }>) : [to as { id: string }];
		return `${from?.id ?? ''} ${first?.id ?? ''}`;
	});
}

/** A fault, or the rate limit, kept the request from being answered as usual. */
export const isDisturbed = ({ hasFault, request: { status } }: Sent): boolean =>
	hasFault || status === 429;

/** Nothing went wrong between the node and HubSpot, and nothing ended the run early. */
export function isCalm({ scenario }: PlayedRelation, sent: readonly Sent[]): boolean {
	const isHurried = scenario.hasRateLimit && scenario.maxWait < 60;
	return !sent.some(isDisturbed) && !isHurried && scenario.cancelAt === 0;
}
