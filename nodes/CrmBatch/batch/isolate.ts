import { sendUntilAnswered, type Answer } from './repeat';
import type { Run } from './run';
import { unsuccessful, type Batch, type Outcome, type Position } from './types';

/** Records that share a request, and why they were refused together before, if they were. */
interface Piece<Failure> {
	readonly positions: readonly Position[];
	readonly refused?: { readonly failure: Failure };
}

/**
 * Sends one batch and settles each of its records. A batch that is refused as a whole is halved
 * until the records at fault are alone, so that one bad record does not sink 99 good ones.
 *
 * The largest piece goes first: when the budget ends, as few records as possible are left that
 * were refused only together with others. Those fail with the failure of their piece.
 */
export async function settleBatch<Value, Failure>(
	batch: Batch,
	run: Run<Value, Failure>,
): Promise<void> {
	const pieces: Array<Piece<Failure>> = [{ positions: batch.positions }];
	for (let sent = 0; ; sent++) {
		const piece = takeLargest(pieces);
		if (!piece) return;

		if (piece.refused && sent >= run.isolationBudget) {
			const { failure } = piece.refused;
			settleAll(piece, { outcome: 'failed', failure, triedAlone: false }, run);
			continue;
		}

		const answer = await sendUntilAnswered({ ...batch, positions: piece.positions }, run);
		if (answer.verdict === 'split') pieces.push(...splitPiece(piece, answer, run));
		else run.ledger.settle(piece.positions, answer.outcomes);
	}
}

function takeLargest<Failure>(pieces: Array<Piece<Failure>>): Piece<Failure> | undefined {
	let largest = 0;
	pieces.forEach((piece, index) => {
		if (piece.positions.length > (pieces[largest]?.positions.length ?? 0)) largest = index;
	});
	return pieces.splice(largest, 1)[0];
}

type Split<Value, Failure> = Extract<Answer<Value, Failure>, { verdict: 'split' }>;

/** Settles the records that are certainly at fault, and returns the pieces to try the others in. */
function splitPiece<Value, Failure>(
	piece: Piece<Failure>,
	{ failure, failed = new Map(), apart = [] }: Split<Value, Failure>,
	run: Run<Value, Failure>,
): Array<Piece<Failure>> {
	if (piece.positions.length === 1) {
		settleAll(piece, unsuccessful('failed', failure), run);
		return [];
	}
	const rest: Position[] = [];
	const alone: Position[] = [];
	piece.positions.forEach((position, place) => {
		const own = failed.get(place);
		if (own !== undefined) run.ledger.settle([position], [unsuccessful('failed', own)]);
		else (apart.includes(place) ? alone : rest).push(position);
	});
	if (rest.length === piece.positions.length) return halves(piece.positions, failure);
	const pieces = [...alone.map((position) => [position]), ...(rest.length > 0 ? [rest] : [])];
	return pieces.map((positions) => ({ positions, refused: { failure } }));
}

function halves<Failure>(positions: readonly Position[], failure: Failure): Array<Piece<Failure>> {
	const middle = Math.ceil(positions.length / 2);
	return [positions.slice(0, middle), positions.slice(middle)].map((half) => ({
		positions: half,
		refused: { failure },
	}));
}

function settleAll<Value, Failure>(
	piece: Piece<Failure>,
	outcome: NoInfer<Outcome<Value, Failure>>,
	run: Run<Value, Failure>,
): void {
	run.ledger.settle(
		piece.positions,
		piece.positions.map(() => outcome),
	);
}
