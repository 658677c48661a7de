import type { Reply } from '../../model/reply';
import type { AssociationType } from '../../store/associationTypes';
import { findPair, findTypes, type LinkContext, type RecordPair } from './context';
import { linkErrorItem, type LinkFailure } from './failures';
import type { LinkInput } from './input';

/** The results of one input, or its failure. */
export type Outcome<Result> = readonly Result[] | LinkFailure;

/** The statuses of full and of partial success. */
type Statuses = (context: LinkContext) => readonly [success: number, partial: number];

/** The status of partial success: 207, in the newest version only with a switch. */
const partialStatus = ({ world, version }: LinkContext, success: number): number =>
	version.partial === 'multiStatus' || world.switches.newestVersionAnswers207 ? 207 : success;

/** The specification of default associations has no 207, but `errors` in the body of the 200. */
export const STATUS = {
	created: (context) => [context.version.created, partialStatus(context, context.version.created)],
	read: (context) => [200, partialStatus(context, 200)],
	linked: (context) => [
		200,
		context.world.switches.defaultAssociationsAnswer207 ? partialStatus(context, 200) : 200,
	],
} as const satisfies Readonly<Record<string, Statuses>>;

/** Runs each input on its own. When some fail, `errors` lists them. */
export function runEach<Result>(
	context: LinkContext,
	inputs: readonly LinkInput[],
	statuses: Statuses,
	run: (input: LinkInput) => Outcome<Result>,
): Reply {
	const outcomes = inputs.map(run);
	const results = outcomes.flatMap((outcome) => ('category' in outcome ? [] : [...outcome]));
	const failures = outcomes.flatMap((outcome) => ('category' in outcome ? [outcome] : []));
	const [success, partial] = statuses(context);
	return {
		status: failures.length > 0 ? partial : success,
		body: envelope(context, results, failures),
	};
}

/**
 * Archives each pair of each input. Records that do not exist are not an error. The date-based
 * versions reply with a body, which lists invalid ids and types (inferred from its model).
 */
export function archiveEach(
	context: LinkContext,
	inputs: readonly LinkInput[],
	archive: (pair: RecordPair, types: readonly AssociationType[]) => void,
): Reply {
	const failures: LinkFailure[] = [];
	for (const input of inputs) {
		const types = findTypes(context, input.types);
		if ('category' in types) {
			failures.push(types);
			continue;
		}
		for (const toId of input.toIds) {
			const pair = findPair(context, input.fromId, toId);
			if ('from' in pair) archive(pair, types);
			else if (pair.status === 400) failures.push(pair);
		}
	}
	if (!context.version.archiveHasBody) return { status: 204 };
	return { status: 200, body: envelope(context, [], failures) };
}

function envelope<Result>(
	{ world }: LinkContext,
	results: readonly Result[],
	failures: readonly LinkFailure[],
) {
	const at = world.timestamp();
	const errors = failures.map(linkErrorItem);
	return {
		status: 'COMPLETE' as const,
		results: [...results],
		...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
		startedAt: at,
		completedAt: at,
	};
}
