import { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type {
	WireAssociatedBatch,
	WireDefaultLinks,
	WireLabelsBatch,
} from '../../model/associationWire';
import { link, unlink } from '../../store/associate';
import { archiveEach, runEach, STATUS, type Outcome } from './batchReplies';
import { findPair, findTypes, isId, linkWith, type LinkContext } from './context';
import { LINK_FAILURES, linkProblem } from './failures';
import { parseLinkBatch, type LinkField, type LinkInput } from './input';
import { associatedPage, wireDefaultLinks, wireLabels } from './wire';

const BATCH_READ_PAGE = 500;

interface LinkOperation {
	readonly needs: readonly LinkField[];
	readonly max: number;
	readonly access: 'read' | 'write';
	readonly run: (context: LinkContext, inputs: readonly LinkInput[]) => Reply | Problem;
}

/** The batch endpoints with their maximum sizes (HubSpot docs, associations guide). */
export const LINK_OPERATIONS = {
	'batch/create': {
		needs: ['from', 'to', 'types'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) =>
			runEach(
				context,
				inputs,
				STATUS.created,
				(input): Outcome<WireLabelsBatch['results'][number]> => {
					const pair = findPair(context, input.fromId, input.toIds[0] ?? '');
					if ('category' in pair) return pair;
					const types = findTypes(context, input.types);
					if ('category' in types) return types;
					linkWith(context.world, pair, types);
					return [wireLabels(context.world, pair)];
				},
			),
	},
	'batch/associate/default': {
		needs: ['from', 'to'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) =>
			runEach(
				context,
				inputs,
				STATUS.linked,
				(input): Outcome<WireDefaultLinks['results'][number]> => {
					const pair = findPair(context, input.fromId, input.toIds[0] ?? '');
					if ('category' in pair) return pair;
					link(context.world, pair.from, pair.to, [], 'add');
					return wireDefaultLinks(context.world, pair);
				},
			),
	},
	'batch/read': {
		needs: ['id'],
		max: 1_000,
		access: 'read',
		run: (context, inputs) =>
			invalidId(context, inputs) ??
			runEach(
				context,
				inputs,
				STATUS.read,
				(input): Outcome<WireAssociatedBatch['results'][number]> => {
					const { world, from, to } = context;
					if (!isId(input.id)) return LINK_FAILURES.badId(input.id);
					const record = world.table(from).get(input.id);
					const page =
						record && associatedPage(world, record, to, Number(input.after ?? 0), BATCH_READ_PAGE);
					if (page === undefined || page.results.length === 0) {
						return LINK_FAILURES.none(from, to, input.id);
					}
					const { results, ...paging } = page;
					return [{ from: { id: input.id }, to: results, ...paging }];
				},
			),
	},
	'batch/archive': {
		needs: ['from', 'to'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) =>
			archiveEach(context, inputs, ({ from, to }) => unlink(context.world, from, to)),
	},
	'batch/labels/archive': {
		needs: ['from', 'to', 'types'],
		max: 2_000,
		access: 'write',
		run: (context, inputs) =>
			archiveEach(context, inputs, ({ from, to }, types) => unlink(context.world, from, to, types)),
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

/** The error that refuses a whole read for an invalid id, with the switch for it. */
function invalidId({ world }: LinkContext, inputs: readonly LinkInput[]): Problem | undefined {
	const wrong = inputs.find(({ id }) => !isId(id));
	const refused = world.switches.invalidIdInAssociationRead === 'refused';
	return wrong !== undefined && refused ? linkProblem(LINK_FAILURES.badId(wrong.id)) : undefined;
}
