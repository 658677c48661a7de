import type { INode, NodeOperationError } from 'n8n-workflow';

import type { Failure } from '../../hubspot/errors/failure';
import { textAt } from '../../hubspot/json';
import { RECORD_ID } from '../../hubspot/tables/objects';
import { toHtml } from './hints';
import type { ItemOutcome } from '../journal';
import { nodeError } from './nodeError';
import { errorLine, isMiss } from './outputItems';
import type { Prepared } from '../input/prepare';
import type { Setup } from '../input/config';
import { count, plural } from './summary';

/** How many items the description names; `context.outcomes` has all of them. */
const NAMED = 10;

/**
 * The one error of a run with On Error = Stop Workflow. n8n drops what a node that throws has
 * done, so the error carries what became of every item.
 */
export function stopError(
	node: INode,
	setup: Setup,
	outcomes: readonly ItemOutcome[],
	prepared: Prepared,
): NodeOperationError {
	const counts = count(outcomes, setup);
	const counted = [
		`${counts.succeeded} of ${plural(outcomes.length, 'item')} ${setup.operation.done}`,
		`${counts.failed} failed`,
		...(counts.unknown > 0 ? [`${counts.unknown} of unknown outcome`] : []),
		`${counts.notSent} not sent`,
	];
	const missed = outcomes.flatMap((outcome, item) =>
		outcome.outcome !== 'succeeded' && outcome.outcome !== 'notSent' && isMiss(outcome, setup)
			? [{ item, line: errorLine(outcome) }]
			: [],
	);
	const first = missed[0] ?? firstNotSent(outcomes);
	const named = (missed.length > 0 ? missed : first ? [first] : [])
		.slice(0, NAMED)
		.map(({ item, line }) => `[item ${item}] ${line}`);
	const more = missed.length > NAMED ? [`and ${missed.length - NAMED} more`] : [];
	const advice =
		"To keep the rest of the items, set 'On Error' in the node's settings to 'Continue (using error output)'.";

	// Of the error of a tool an AI agent is told the message only, and a tool call is one item.
	const message = outcomes.length === 1 && first ? first.line : counted.join(', ');
	const error = nodeError(node, message, {
		// n8n's editor shows it as HTML, in which a line break alone is a blank.
		description: [...named, ...more, advice].map(toHtml).join('<br>\n'),
		...(first && { itemIndex: first.item }),
	});
	error.context.outcomes = outcomes.map((outcome, item) => outcomeOf(outcome, item, prepared));
	return error;
}

/** The error of a run whose settings are wrong: nothing was sent. */
export function settingsError(node: INode, { message }: Failure): NodeOperationError {
	return nodeError(node, message, { description: 'Nothing was sent to HubSpot' });
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
	const asked = idProperty === RECORD_ID ? ids.get(item) : undefined;
	const returned =
		outcome.outcome === 'succeeded' && outcome.result ? textAt(outcome.result, 'id') : undefined;
	const id = returned ?? asked;
	return {
		item,
		outcome: outcome.outcome,
		...(id !== undefined && { id }),
		...(outcome.outcome !== 'succeeded' && { error: errorLine(outcome) }),
	};
}
