import { NodeOperationError, type INode } from 'n8n-workflow';

import type { Failure } from '../../hubspot/errors/failure';
import { textAt } from '../../hubspot/json';
import { RECORD_ID } from '../../hubspot/tables/objects';
import type { NodeConfig } from '../input/config';
import type { Prepared } from '../input/prepare';
import { toHtml } from './hints';
import { errorLine, isUnwanted, type ItemOutcome } from './outcomes';
import { count, plural } from './summary';

/** Most items that the description names; `context.outcomes` has all of them. */
const MOST_NAMED = 10;

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
export function stopError(
	node: INode,
	config: NodeConfig,
	outcomes: readonly ItemOutcome[],
	prepared: Prepared,
): NodeOperationError {
	const counts = count(outcomes, config);
	const counted = [
		`${counts.succeeded} of ${plural(outcomes.length, 'item')} ${config.operation.done}`,
		`${counts.failed} failed`,
		...(counts.unknown > 0 ? [`${counts.unknown} of unknown outcome`] : []),
		`${counts.notSent} not sent`,
	];
	const sent = outcomes.flatMap((outcome, item) =>
		outcome.outcome !== 'notSent' && isUnwanted(outcome, config)
			? [{ item, line: errorLine(outcome) }]
			: [],
	);
	const first = sent[0] ?? firstNotSent(outcomes);
	const named = (sent.length > 0 ? sent : first ? [first] : [])
		.slice(0, MOST_NAMED)
		.map(({ item, line }) => `[item ${item}] ${line}`);
	const more = sent.length > MOST_NAMED ? [`and ${sent.length - MOST_NAMED} more`] : [];
	const advice =
		"To keep the rest of the items, set 'On Error' in the node's settings to 'Continue (using error output)'.";

	// An AI agent sees only the message of a tool's error, and a tool call is one item.
	const message = outcomes.length === 1 && first ? first.line : counted.join(', ');
	const error = nodeError(node, message, {
		// n8n's editor shows it as HTML, in which a line break alone is a space.
		description: [...named, ...more, advice].map(toHtml).join('<br>\n'),
		...(first && { itemIndex: first.item }),
	});
	error.context.outcomes = outcomes.map((outcome, item) => outcomeOf(outcome, item, prepared));
	return error;
}

function firstNotSent(
	outcomes: readonly ItemOutcome[],
): { item: number; line: string } | undefined {
	const item = outcomes.findIndex(({ outcome }) => outcome === 'notSent');
	const outcome = outcomes[item];
	return outcome && outcome.outcome !== 'succeeded'
		? { item, line: errorLine(outcome) }
		: undefined;
}

function outcomeOf(outcome: ItemOutcome, item: number, { requests, ids }: Prepared): object {
	const idProperty = requests.get(item)?.envelope.idProperty;
	const requested = idProperty === RECORD_ID ? ids.get(item) : undefined;
	const returned =
		outcome.outcome === 'succeeded' && outcome.value ? textAt(outcome.value, 'id') : undefined;
	const id = returned ?? requested;
	return {
		item,
		outcome: outcome.outcome,
		...(id !== undefined && { id }),
		...(outcome.outcome !== 'succeeded' && { error: errorLine(outcome) }),
	};
}
