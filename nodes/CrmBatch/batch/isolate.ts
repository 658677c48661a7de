import { sendUntilAnswered, type Answer } from './repeat';
import type { Run } from './run';
import { missOf, type Batch, type Outcome, type Position } from './types';

/** Records that travel together, and why they were refused together before, if they were. */
interface Piece<Reason> {
	readonly positions: readonly Position[];
	readonly refused?: { readonly reason: Reason };
}

/**
 * Sends one batch and settles every record of it. A batch that is refused as a whole is halved
 * until the records to blame stand alone, so that one bad record does not sink 99 good ones.
 *
 * The largest piece goes first: when the budget ends, as few records as possible are left that
 * were refused only together with others. Those fail with the reason of their piece.
 */
export async function settleBatch<Result, Reason>(
	batch: Batch,
	run: Run<Result, Reason>,
): Promise<void> {
	const pieces: Array<Piece<Reason>> = [{ positions: batch.positions }];
	for (let sent = 0; ; sent++) {
		const piece = takeLargest(pieces);
		if (!piece) return;

		if (piece.refused && sent >= run.isolationBudget) {
			settleAll(piece, { outcome: 'failed', reason: piece.refused.reason, alone: false }, run);
			continue;
		}

		const answer = await sendUntilAnswered({ ...batch, positions: piece.positions }, run);
		if (answer.verdict === 'split') pieces.push(...takeApart(piece, answer, run));
		else run.ledger.settle(piece.positions, answer.outcomes);
	}
}

function takeLargest<Reason>(pieces: Array<Piece<Reason>>): Piece<Reason> | undefined {
	let largest = 0;
	pieces.forEach((piece, index) => {
		if (piece.positions.length > (pieces[largest]?.positions.length ?? 0)) largest = index;
	});
	return pieces.splice(largest, 1)[0];
}

type Split<Result, Reason> = Extract<Answer<Result, Reason>, { verdict: 'split' }>;

/** Settles the records that are to blame, and returns the pieces in which the others are tried. */
function takeApart<Result, Reason>(
	piece: Piece<Reason>,
	{ reason, failed = new Map(), apart = [] }: Split<Result, Reason>,
	run: Run<Result, Reason>,
): Array<Piece<Reason>> {
	if (piece.positions.length === 1) {
		settleAll(piece, missOf('failed', reason), run);
		return [];
	}
	const rest: Position[] = [];
	const alone: Position[] = [];
	piece.positions.forEach((position, place) => {
		const blame = failed.get(place);
		if (blame !== undefined) run.ledger.settle([position], [missOf('failed', blame)]);
		else (apart.includes(place) ? alone : rest).push(position);
	});
	const isNamed = rest.length < piece.positions.length;
	if (!isNamed) return halves(piece.positions, reason);
	const pieces = [...alone.map((position) => [position]), ...(rest.length > 0 ? [rest] : [])];
	return pieces.map((positions) => ({ positions, refused: { reason } }));
}

function halves<Reason>(positions: readonly Position[], reason: Reason): Array<Piece<Reason>> {
	const middle = Math.ceil(positions.length / 2);
	return [positions.slice(0, middle), positions.slice(middle)].map((half) => ({
		positions: half,
		refused: { reason },
	}));
}

function settleAll<Result, Reason>(
	piece: Piece<Reason>,
	outcome: NoInfer<Outcome<Result, Reason>>,
	run: Run<Result, Reason>,
): void {
	run.ledger.settle(
		piece.positions,
		piece.positions.map(() => outcome),
	);
}
