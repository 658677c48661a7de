import { NodeOperationError, type INode } from 'n8n-workflow';

import type { Steps } from '../../batch/types';
import { ownCategory, type Failure } from '../../hubspot/errors/failure';
import { textAt } from '../../hubspot/json';
import { RECORD_ID } from '../../hubspot/tables/objects';
import type { AnyOperation } from '../../hubspot/tables/operations';
import type { NodeConfig } from '../input/config';
import type { ItemFacts } from '../input/items/checkItems';
import { toHtml } from './hints';
import { errorLine, isUnwanted, type ItemOutcome, type UnsuccessfulItem } from './outcomes';
import { headline, reasonLines, reasonsOf, type Reason } from './reasons';
import { count, plural, withoutZeros, type Counts } from './summary';

const ADVICE =
	"To keep the rest of the items, set 'On Error' in the node's settings to 'Continue (using error output)'.";

/**
 * An error with this exact message. n8n replaces a message in which it sees a network code, even
 * inside a word ("preexisting" contains EEXIST), and the reason is lost.
 */
export function nodeError(
	node: INode,
	message: string,
	options: ConstructorParameters<typeof NodeOperationError>[2] = {},
): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	return error;
}

/** The error of a run whose settings are invalid: nothing was sent. */
export function settingsError(node: INode, { message }: Failure): NodeOperationError {
	return nodeError(node, message, { description: 'Nothing was sent to HubSpot' });
}

/**
 * The one error of a run with On Error = Stop Workflow. n8n drops the output of a node that throws,
 * so the error has the outcome of every item.
 */
export function* stopError(
	node: INode,
	config: NodeConfig<AnyOperation>,
	outcomes: readonly ItemOutcome[],
	facts: ItemFacts,
): Steps<NodeOperationError> {
	const { operation } = config;
	const isFailed = (outcome: ItemOutcome): outcome is UnsuccessfulItem =>
		outcome.outcome !== 'notSent' && isUnwanted(outcome, config);
	let reasons: Reason[] = [];
	for (const isMeant of [isFailed, isGivenUp, isHeldBack]) {
		if (reasons.length === 0) reasons = yield* reasonsOf(outcomes, operation, isMeant);
	}
	const counts = yield* count(outcomes, config);
	const lines = [
		...countLine(counts, outcomes.length, operation),
		...reasonLines(reasons, outcomes.length),
		...createdAgain(config, counts),
		...(counts.succeeded + counts.notFound > 0 || outcomes.some(isHeldBack) ? [ADVICE] : []),
	];

	const error = nodeError(node, headline(reasons, outcomes.length), {
		// n8n's editor shows it as HTML, in which a line break alone is a space.
		description: lines.map(toHtml).join('<br>\n'),
		...(reasons[0] && { itemIndex: reasons[0].items[0] }),
	});
	const shown: object[] = [];
	for (const [item, outcome] of outcomes.entries()) {
		shown.push(outcomeOf(outcome, item, operation, facts));
		yield;
	}
	error.context.outcomes = shown;
	return error;
}

/** How many items have which outcome, without those that none has; nothing if all have the same. */
function countLine(counts: Counts, total: number, { done }: AnyOperation): string[] {
	const [first, ...others] = withoutZeros([
		[counts.succeeded, `of ${plural(total, 'item')} ${done}`],
		[counts.failed, 'failed'],
		[counts.notFound, 'not found'],
		[counts.notLinked, 'written but not linked'],
		[counts.unknown, 'of unknown outcome'],
		[counts.notSent, 'not sent'],
	]);
	return first === undefined || others.length === 0 ? [] : [[first, ...others].join(', ')];
}

/** Was it not sent only because another item failed? */
function isHeldBack(outcome: ItemOutcome): outcome is UnsuccessfulItem {
	return outcome.outcome === 'notSent' && outcome.failure.category === ownCategory.stopped;
}

function isGivenUp(outcome: ItemOutcome): outcome is UnsuccessfulItem {
	return outcome.outcome === 'notSent' && !isHeldBack(outcome);
}

/** A warning that a further run would create records that exist already. */
function createdAgain(
	{ operation }: NodeConfig<AnyOperation>,
	{ succeeded, unknown }: Counts,
): string[] {
	if (operation.repeatable || succeeded + unknown === 0) return [];
	const records =
		succeeded > 0
			? `creates ${plural(succeeded, 'record')} a second time`
			: `may create ${plural(unknown, 'record')} a second time`;
	const more = succeeded > 0 && unknown > 0 ? `, and perhaps ${unknown} more` : '';
	return [`Running it again with the same items ${records}${more}.`];
}

function outcomeOf(
	outcome: ItemOutcome,
	item: number,
	operation: AnyOperation,
	{ envelopes, ids }: ItemFacts,
): object {
	const idProperty = envelopes[item]?.idProperty;
	const requested = idProperty === RECORD_ID ? ids[item] : undefined;
	const isWritten = outcome.outcome === 'succeeded' || outcome.outcome === 'notLinked';
	const returned = isWritten && outcome.value ? textAt(outcome.value, 'id') : undefined;
	const deleted = outcome.outcome === 'succeeded' ? outcome.deletedId : undefined;
	const id = returned ?? deleted ?? requested;
	return {
		item,
		outcome: outcome.outcome,
		...(id !== undefined && { id }),
		...(outcome.outcome !== 'succeeded' && { error: errorLine(outcome, operation) }),
	};
}
