import { NodeOperationError, type INode } from 'n8n-workflow';

import type { Steps } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { textAt } from '../../hubspot/json';
import { RECORD_ID } from '../../hubspot/tables/objects';
import type { AnyOperation } from '../../hubspot/tables/operations';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import { toHtml } from './hints';
import { errorLine, isUnwanted, type ItemOutcome, type UnsuccessfulItem } from './outcomes';
import { count, itemList, plural, type Counts } from './summary';

/** Most reasons that the description names; `context.outcomes` has those of all items. */
const MOST_NAMED = 10;

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
	prepared: Pick<Prepared, 'requests' | 'ids'>,
): Steps<NodeOperationError> {
	const counts = yield* count(outcomes, config);
	const counted = [
		`${counts.succeeded} of ${plural(outcomes.length, 'item')} ${config.operation.done}`,
		`${counts.failed} failed`,
		...(counts.notLinked > 0 ? [`${counts.notLinked} written but not linked`] : []),
		...(counts.unknown > 0 ? [`${counts.unknown} of unknown outcome`] : []),
		`${counts.notSent} not sent`,
	];
	const isFailed = (outcome: ItemOutcome): outcome is UnsuccessfulItem =>
		outcome.outcome !== 'notSent' && isUnwanted(outcome, config);
	const failed = yield* reasonsOf(outcomes, isFailed);
	const reasons = failed.length > 0 ? failed : yield* reasonsOf(outcomes, isNotSent);
	const [first] = reasons;
	const lines = [...reasonLines(reasons), ...createdAgain(config, counts), ADVICE];

	// An AI agent sees only the message of a tool's error, and a tool call is one item.
	const message = outcomes.length === 1 && first ? first.line : counted.join(', ');
	const error = nodeError(node, message, {
		// n8n's editor shows it as HTML, in which a line break alone is a space.
		description: lines.map(toHtml).join('<br>\n'),
		...(first && { itemIndex: first.items[0] }),
	});
	const shown: object[] = [];
	for (const [item, outcome] of outcomes.entries()) {
		shown.push(outcomeOf(outcome, item, prepared));
		yield;
	}
	error.context.outcomes = shown;
	return error;
}

/** An error line, and the indexes of the items that have it. */
interface Reason {
	readonly line: string;
	readonly items: readonly [number, ...number[]];
}

/** Equal reasons as one, in the order of their first items. */
function* reasonsOf(
	outcomes: readonly ItemOutcome[],
	isMeant: (outcome: ItemOutcome) => outcome is UnsuccessfulItem,
): Steps<Reason[]> {
	const items = new Map<string, [number, ...number[]]>();
	for (const [item, outcome] of outcomes.entries()) {
		yield;
		if (!isMeant(outcome)) continue;
		const line = errorLine(outcome);
		const known = items.get(line);
		if (known) known.push(item);
		else items.set(line, [item]);
	}
	return [...items].map(([line, of]) => ({ line, items: of }));
}

function isNotSent(outcome: ItemOutcome): outcome is UnsuccessfulItem {
	return outcome.outcome === 'notSent';
}

/** The reasons with their items in n8n's notation, such as `[item 3]`. */
function reasonLines(reasons: readonly Reason[]): string[] {
	const lines = reasons
		.slice(0, MOST_NAMED)
		.map(
			({ line, items }) => `[${items.length > 1 ? 'items' : 'item'} ${itemList(items)}] ${line}`,
		);
	const others = reasons.slice(MOST_NAMED).reduce((sum, { items }) => sum + items.length, 0);
	return others > 0 ? [...lines, `and ${plural(others, 'more item')}`] : lines;
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
	{ requests, ids }: Pick<Prepared, 'requests' | 'ids'>,
): object {
	const idProperty = requests.get(item)?.envelope.idProperty;
	const requested = idProperty === RECORD_ID ? ids.get(item) : undefined;
	const isWritten = outcome.outcome === 'succeeded' || outcome.outcome === 'notLinked';
	const returned = isWritten && outcome.value ? textAt(outcome.value, 'id') : undefined;
	const deleted = outcome.outcome === 'succeeded' ? outcome.deletedId : undefined;
	const id = returned ?? deleted ?? requested;
	return {
		item,
		outcome: outcome.outcome,
		...(id !== undefined && { id }),
		...(outcome.outcome !== 'succeeded' && { error: errorLine(outcome) }),
	};
}
