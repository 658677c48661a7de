import { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type {
	WireAssociatedBatch,
	WireDefaultLinks,
	WireLabelsBatch,
} from '../../model/associationWire';
import { link, unlink } from '../../store/associate';
import { findPair, findTypes, linkWith, type LinkContext, type RecordPair } from './context';
import { LINK_FAILURES, linkErrorItem, type LinkFailure } from './failures';
import { parseLinkBatch, type LinkField, type LinkInput } from './input';
import { associatedPage, wireDefaultLinks, wireLabels } from './wire';

const BATCH_READ_PAGE = 500;

/** The results of one input, or its failure. */
type Outcome<Result> = readonly Result[] | LinkFailure;

interface LinkOperation {
	readonly needs: readonly LinkField[];
	readonly max: number;
	readonly access: 'read' | 'write';
	readonly run: (context: LinkContext, inputs: readonly LinkInput[]) => Reply;
}

/** The batch endpoints with their maximum sizes (HubSpot docs, associations guide). */
export const LINK_OPERATIONS = {
	'batch/create': {
		needs: ['from', 'to', 'types'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) =>
			runEach(context, inputs, 201, (input): Outcome<WireLabelsBatch['results'][number]> => {
				const pair = findPair(context, input.fromId, input.toIds[0] ?? '');
				if ('category' in pair) return pair;
				const types = findTypes(context, input.types);
				if ('category' in types) return types;
				linkWith(context.world, pair, types);
				return [wireLabels(context.world, pair)];
			}),
	},
	'batch/associate/default': {
		needs: ['from', 'to'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) =>
			runEach(context, inputs, 200, (input): Outcome<WireDefaultLinks['results'][number]> => {
				const pair = findPair(context, input.fromId, input.toIds[0] ?? '');
				if ('category' in pair) return pair;
				link(context.world, pair.from, pair.to, [], 'add');
				return wireDefaultLinks(context.world, pair);
			}),
	},
	'batch/read': {
		needs: ['id'],
		max: 1_000,
		access: 'read',
		run: (context, inputs) =>
			runEach(context, inputs, 200, (input): Outcome<WireAssociatedBatch['results'][number]> => {
				const { world, from, to } = context;
				if (!/^\d+$/.test(input.id)) return LINK_FAILURES.badId(input.id);
				const record = world.table(from).get(input.id);
				const page =
					record && associatedPage(world, record, to, Number(input.after ?? 0), BATCH_READ_PAGE);
				if (page === undefined || page.results.length === 0) {
					return LINK_FAILURES.none(from, to, input.id);
				}
				const { results, ...paging } = page;
				return [{ from: { id: input.id }, to: results, ...paging }];
			}),
	},
	'batch/archive': {
		needs: ['from', 'to'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) => {
			for (const { from, to } of pairsOf(context, inputs)) unlink(context.world, from, to);
			return archived(context);
		},
	},
	'batch/labels/archive': {
		needs: ['from', 'to', 'types'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) => {
			for (const input of inputs) {
				const types = findTypes(context, input.types);
				if ('category' in types) continue;
				for (const { from, to } of pairsOf(context, [input])) {
					unlink(context.world, from, to, types);
				}
			}
			return archived(context);
		},
	},
} as const satisfies Readonly<Record<string, LinkOperation>>;

export type LinkOperationName = keyof typeof LINK_OPERATIONS;

export function runLinkBatch(
	name: LinkOperationName,
	context: LinkContext,
	text: string,
): Reply | Problem {
	const { needs, max, run } = LINK_OPERATIONS[name];
	const inputs = parseLinkBatch(text, needs, max);
	return inputs instanceof Problem ? inputs : run(context, inputs);
}

/** Runs each input on its own. When some fail, the status is 207 and `errors` lists them. */
function runEach<Result>(
	{ world }: LinkContext,
	inputs: readonly LinkInput[],
	success: number,
	run: (input: LinkInput) => Outcome<Result>,
): Reply {
	const startedAt = world.timestamp();
	const outcomes = inputs.map(run);
	const results = outcomes.flatMap((outcome) => ('category' in outcome ? [] : [...outcome]));
	const errors = outcomes.flatMap((outcome) =>
		'category' in outcome ? [linkErrorItem(outcome)] : [],
	);
	const body = {
		status: 'COMPLETE' as const,
		results,
		...(errors.length > 0 ? { numErrors: errors.length, errors } : {}),
		startedAt,
		completedAt: world.timestamp(),
	};
	return { status: errors.length > 0 ? 207 : success, body };
}

function archived({ world, archiveHasBody }: LinkContext): Reply {
	if (!archiveHasBody) return { status: 204 };
	const at = world.timestamp();
	return { status: 200, body: { status: 'COMPLETE', startedAt: at, completedAt: at } };
}

function pairsOf(context: LinkContext, inputs: readonly LinkInput[]): RecordPair[] {
	return inputs.flatMap(({ fromId, toIds }) =>
		toIds.flatMap((toId) => {
			const pair = findPair(context, fromId, toId);
			return 'category' in pair ? [] : [pair];
		}),
	);
}
