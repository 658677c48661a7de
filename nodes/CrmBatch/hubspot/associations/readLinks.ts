import type { Outcome, Verdict } from '../../batch/types';
import type { Failure } from '../errors/failure';
import { failureFrom } from '../errors/match';
import { failureOf, problem } from '../errors/problem';
import { factOf, messageOf } from '../errors/said';
import { objectAt, objectsAt, textAt, type JsonObject } from '../json';
import { joined, noResult } from '../reply/blame/joined';
import { judgeReply } from '../reply/judgeReply';
import { isBatchBody, mostListed, type Answered, type Reply } from '../reply/reply';
import { linksPath, scopesFor, type ApiVersion } from '../tables/endpoints';
import type { LinkRequest } from './endpoints';
import type { Link } from './link';
import { namedLinks } from './namedLinks';

/** HubSpot takes 1,000 records a request, and returns 500 links of each. */
export const MOST_READ = 1_000;

/** The links of a record to one object, to read from a page on. */
export interface LinkRead extends Link {
	readonly after?: string;
}

/** A page of the links of a record. */
export interface LinkPage {
	readonly associations: readonly JsonObject[];
	/** The next page; `undefined` if this is the last. */
	readonly after: string | undefined;
}

/** Reads with the same group can share a request. */
export function readGroup({ from, to }: Link): string {
	return `${from.object.path} ${to.object.path}`;
}

/** The request for the links of records of one object to another. */
export function readRequest(
	reads: readonly LinkRead[],
	version: ApiVersion,
): LinkRequest | undefined {
	const [first] = reads;
	if (!first) return undefined;
	const inputs = reads.map(({ from: { id }, after }) => ({ id, ...(after && { after }) }));
	const path = linksPath(version, first.from.object, first.to.object, 'read');
	const scopes = scopesFor('read', first.from.object, first.to.object);
	return { path, scopes, body: { inputs } };
}

type Pages = Verdict<LinkPage, Failure>;

const noLinks: LinkPage = { associations: [], after: undefined };

/** Judges the reply to a request that reads links. Total and pure: never throws. */
export function judgeRead(reply: Reply, reads: readonly LinkRead[], now: number): Pages {
	const lost = (failure: Failure, afterMs = 0): Pages => ({
		verdict: 'retry',
		failure,
		afterMs,
		otherwise: 'failed',
	});
	return judgeReply<LinkPage>(reply, now, {
		whenDone: (answered) => {
			if (isBatchBody(answered.body)) return judgePages(answered, reads);
			const status = String(answered.status);
			return lost({ ...failureOf(problem('NOT_A_BATCH_ANSWER', { status })) });
		},
		whenRefused: (failure, body) => {
			if (isAbsence(body) && reads.length === 1) {
				return { verdict: 'settled', outcomes: [{ outcome: 'succeeded', value: noLinks }] };
			}
			const { places, isCertain } = namedLinks(body, reads);
			if (!isCertain || isAbsence(body)) return { verdict: 'split', failure, apart: places };
			return {
				verdict: 'split',
				failure,
				failed: new Map(places.map((place) => [place, failure])),
			};
		},
		whenLost: lost,
	});
}

/** A record without links has an error, and no result. */
function isAbsence(error: JsonObject): boolean {
	return (
		factOf(error, 'subCategory') === 'crm.associations.NO_ASSOCIATIONS_FOUND' ||
		/^No \S+ is associated with /.test(messageOf(error))
	);
}

function judgePages({ body, status }: Answered, reads: readonly LinkRead[]): Pages {
	const reply = isBatchBody(body) ? (body as JsonObject) : {};
	const pages = new Map(
		objectsAt(reply, 'results', mostListed(reads.length)).map(
			(result) => [textAt(objectAt(result, 'from'), 'id') ?? '', pageOf(result)] as const,
		),
	);
	const failures = new Map<number, Failure>();
	const unattributed: JsonObject[] = [];
	const absent = new Set<number | undefined>();
	for (const error of objectsAt(reply, 'errors', mostListed(reads.length))) {
		const { places } = namedLinks(error, reads);
		if (isAbsence(error)) {
			(places.length > 0 ? places : [undefined]).forEach((place) => absent.add(place));
			continue;
		}
		if (places.length === 0) unattributed.push(error);
		const failure = failureFrom(error, status);
		places.forEach((place) => failures.set(place, failure));
	}
	const shared = joined(unattributed, status);
	// A reply that names a record without links names all of them.
	const namesAbsent = absent.size > 0 && !absent.has(undefined);
	const outcomes = reads.map(({ from }, place): Outcome<LinkPage, Failure> => {
		const page = pages.get(from.id);
		if (page) return { outcome: 'succeeded', value: page };
		const silent = namesAbsent && !absent.has(place) ? noResult([], status, false) : undefined;
		const failure = failures.get(place) ?? shared ?? silent;
		return failure ? { outcome: 'failed', failure } : { outcome: 'succeeded', value: noLinks };
	});
	return { verdict: 'settled', outcomes };
}

function pageOf(result: JsonObject): LinkPage {
	const associations = objectsAt(result, 'to').map((to) => ({
		toObjectId: textAt(to, 'toObjectId'),
		types: objectsAt(to, 'associationTypes').map(({ category, typeId, label }) => ({
			category,
			typeId,
			label,
		})),
	}));
	return { associations, after: textAt(objectAt(objectAt(result, 'paging'), 'next'), 'after') };
}
