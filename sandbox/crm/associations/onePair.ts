import { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type { WireDefaultLinks } from '../../model/associationWire';
import { link, unlink } from '../../store/associate';
import { PROBLEMS } from '../problems';
import { findPair, findTypes, linkWith, refusedPair, type LinkContext } from './context';
import { LINK_FAILURES, linkProblem } from './failures';
import { parseTypes } from './input';
import { associatedPage, wireDefaultLinks, wireLabels } from './wire';

const MAX_PAGE = 500;

/** `PUT …/associations/{type}/{id}`: the labels sent replace the existing ones. */
export function putLabels(
	context: LinkContext,
	fromId: string,
	toId: string,
	text: string,
): Reply | Problem {
	const specs = parseTypes(text);
	if (specs instanceof Problem) return specs;
	const { world, from, to } = context;
	const refused = world.switches.associationErrors === 'refuseRequest';
	const refusal = refused ? refusedPair(context, fromId, toId, specs) : undefined;
	if (refusal !== undefined) return linkProblem(refusal);
	const pair = findPair(context, fromId, toId);
	if ('category' in pair) return linkProblem(pair);
	const types = findTypes(context, specs);
	if ('category' in types) return linkProblem(types);
	linkWith(world, pair, types);
	const address = `${from.row.name}/${fromId}/associations/${to.row.name}/${toId}/${fromId}`;
	return {
		status: 201,
		// The id of the first record at the end is as in live replies.
		headers: { location: `${world.origin}/crm/objects/v4/${address}` },
		body: wireLabels(world, pair),
	};
}

/** `PUT …/associations/default/{type}/{id}`: has no body and is idempotent. */
export function putDefault(context: LinkContext, fromId: string, toId: string): Reply | Problem {
	const pair = findPair(context, fromId, toId);
	if ('category' in pair) return linkProblem(pair);
	const { world } = context;
	const startedAt = world.timestamp();
	link(world, pair.from, pair.to, [], 'add');
	const body: WireDefaultLinks = {
		status: 'COMPLETE',
		results: wireDefaultLinks(world, pair),
		startedAt,
		completedAt: world.timestamp(),
	};
	return { status: 200, body };
}

/** `GET …/associations/{type}`. */
export function readAssociated(
	{ world, from, to }: LinkContext,
	fromId: string,
	query: Readonly<Record<string, string | undefined>>,
): Reply | Problem {
	const limit = Number(query.limit ?? MAX_PAGE);
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
		return PROBLEMS.invalidParameter('limit', query.limit ?? '', `from 1 to ${MAX_PAGE}`);
	}
	const after = Number(query.after ?? 0);
	if (!Number.isInteger(after) || after < 0) {
		return PROBLEMS.invalidParameter('after', query.after ?? '', 'a cursor of an earlier page');
	}
	const record = world.table(from).get(fromId);
	if (record === undefined) return linkProblem(LINK_FAILURES.noSuchRecord('FROM', from, fromId));
	return { status: 200, body: associatedPage(world, record, to, after, limit) };
}

/** `DELETE …/associations/{type}/{id}`: removes all associations of the pair. 204 even if there are none. */
export function removePair(context: LinkContext, fromId: string, toId: string): Reply {
	const pair = findPair(context, fromId, toId);
	if ('from' in pair) unlink(context.world, pair.from, pair.to);
	return { status: 204 };
}
