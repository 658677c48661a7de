import { sendUntilAnswered, type Answer } from '../repeat';
import type { Run } from '../run';
import type { Batch, Outcome, Position } from '../types';

/** Records that share a request. */
interface Piece<Failure> {
	readonly positions: readonly Position[];
	/** The larger piece that was refused; none for a piece of a batch that was not. */
	readonly of?: Refused<Failure>;
}

/** A piece that was refused as a whole, and sent again in smaller ones. */
interface Refused<Failure> {
	readonly failure: Failure;
	/** Why an attempt with these records may have been carried out, if one may. */
	readonly lost: Failure | undefined;
	/** Its pieces that were not accepted yet, if a record at fault must be in one of them. */
	suspects: number;
}

/**
 * Sends one batch and settles each of its records. A batch that is refused as a whole is halved
 * until the records at fault are alone, so that one bad record does not sink 99 good ones. Where many
 * are refused, it is sent in smaller pieces at once. All together takes fewer than two requests a
 * record, even if each is refused.
 *
 * The largest piece goes first: a cause beside the records shows in two pieces that have none in
 * common.
 */
export async function settleBatch<Value, Failure>(
	batch: Batch,
	run: Run<Value, Failure>,
): Promise<void> {
	const pieces: Array<Piece<Failure>> = inPieces(batch.positions, batch.positions.length, run);
	const causes = new Map<string, ReadonlySet<Position>>();
	for (let piece = takeLargest(pieces); piece; piece = takeLargest(pieces)) {
		const { positions, of } = piece;
		if (of?.suspects === 1 && positions.length > 1) {
			// All others were accepted, so that this one would be refused.
			pieces.push(...halves(positions, of, run));
			continue;
		}

		const answer = await sendUntilAnswered({ ...batch, positions }, run, of?.lost);
		if (answer.verdict === 'settled') {
			if (of) of.suspects -= 1;
			run.refusals.note(positions.length, 0);
			settle(positions, answer.outcomes, answer.lost, run);
		} else if (isShared(piece, answer, causes)) {
			const { failure } = answer;
			settleAll(piece, { outcome: 'failed', failure }, answer.lost, run);
			run.halt.stopGroup(batch.group, failure);
		} else pieces.push(...splitPiece(piece, answer, run));
	}
}

function takeLargest<Failure>(pieces: Array<Piece<Failure>>): Piece<Failure> | undefined {
	const sizes = pieces.map(({ positions }) => positions.length);
	return pieces.splice(sizes.indexOf(Math.max(...sizes)), 1)[0];
}

type Split<Value, Failure> = Extract<Answer<Value, Failure>, { verdict: 'split' }>;

/**
 * Is the cause beside the records, because another part of the batch was refused with it?
 *
 * @param causes the records that were refused with each cause
 */
function isShared<Value, Failure>(
	{ positions, of }: Piece<Failure>,
	{ sharedCause }: Split<Value, Failure>,
	causes: Map<string, ReadonlySet<Position>>,
): boolean {
	if (sharedCause === undefined || !of) return false;
	const known = causes.get(sharedCause);
	if (!known) causes.set(sharedCause, new Set(positions));
	return known !== undefined && !positions.some((position) => known.has(position));
}

/** Settles the records that are certainly at fault, and returns the pieces to try the others in. */
function splitPiece<Value, Failure>(
	piece: Piece<Failure>,
	answer: Split<Value, Failure>,
	run: Run<Value, Failure>,
): Array<Piece<Failure>> {
	const { failure, lost, failed, apart } = answer;
	if (piece.positions.length === 1) {
		run.refusals.note(1, 1);
		settleAll(piece, { outcome: 'failed', failure }, lost, run);
		return [];
	}
	const rest: Position[] = [];
	const alone: Position[] = [];
	piece.positions.forEach((position, place) => {
		const own = failed?.get(place);
		if (own !== undefined) settle([position], [{ outcome: 'failed', failure: own }], lost, run);
		else (apart?.includes(place) ? alone : rest).push(position);
	});
	if (rest.length === piece.positions.length) return halves(rest, { failure, lost }, run);
	// What was at fault is named, so that each piece can be accepted.
	const of = { failure, lost, suspects: Infinity };
	const pieces = [...alone.map((position) => [position]), ...(rest.length > 0 ? [rest] : [])];
	return pieces.map((positions) => ({ positions, of }));
}

function halves<Value, Failure>(
	positions: readonly Position[],
	{ failure, lost }: Pick<Refused<Failure>, 'failure' | 'lost'>,
	run: Run<Value, Failure>,
): Array<Piece<Failure>> {
	const pieces = inPieces(positions, Math.ceil(positions.length / 2), run);
	const of = { failure, lost, suspects: pieces.length };
	return pieces.map((piece) => ({ ...piece, of }));
}

/** @param most records in a piece */
function inPieces<Value, Failure>(
	positions: readonly Position[],
	most: number,
	run: Run<Value, Failure>,
): Array<Piece<Failure>> {
	const size = Math.min(most, run.refusals.bestSize(positions.length));
	const pieces: Array<Piece<Failure>> = [];
	for (let start = 0; start < positions.length; start += size) {
		pieces.push({ positions: positions.slice(start, start + size) });
	}
	return pieces;
}

function settleAll<Value, Failure>(
	piece: Piece<Failure>,
	outcome: NoInfer<Outcome<Value, Failure>>,
	lost: Failure | undefined,
	run: Run<Value, Failure>,
): void {
	const outcomes = piece.positions.map(() => outcome);
	settle(piece.positions, outcomes, lost, run);
}

/** @param lost why an earlier attempt with these records may have been carried out, if one may */
function settle<Value, Failure>(
	positions: readonly Position[],
	outcomes: ReadonlyArray<NoInfer<Outcome<Value, Failure>>>,
	lost: Failure | undefined,
	run: Run<Value, Failure>,
): void {
	run.ledger.settle(
		positions,
		outcomes.map((outcome) => run.afterLoss(outcome, lost)),
	);
}
