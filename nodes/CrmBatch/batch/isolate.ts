import { sendUntilAnswered, type Answer } from './repeat';
import type { Run } from './run';
import type { Batch, Outcome, Position, Unsuccessful } from './types';

/** Records that share a request, and why they were refused together before, if they were. */
interface Piece<Failure> {
	readonly positions: readonly Position[];
	readonly refused?: Refused<Failure>;
}

interface Refused<Failure> {
	readonly failure: Failure;
	/** Why an attempt with these records may have been carried out, if one may. */
	readonly lost: Failure | undefined;
}

/**
 * Sends one batch and settles each of its records. A batch that is refused as a whole is halved
 * until the records at fault are alone, so that one bad record does not sink 99 good ones.
 *
 * The largest piece goes first: when the budget ends, as few records as possible are left that
 * were refused only together with others. Those are not sent: what was refused may be their fault
 * or not.
 */
export async function settleBatch<Value, Failure>(
	batch: Batch,
	run: Run<Value, Failure>,
): Promise<void> {
	const pieces: Array<Piece<Failure>> = [{ positions: batch.positions }];
	const causes = new Map<string, ReadonlySet<Position>>();
	for (let sent = 0; ; sent++) {
		const piece = takeLargest(pieces);
		if (!piece) return;

		if (piece.refused && sent >= run.isolationBudget) {
			settleAll(piece, notIsolated(piece.refused, run), undefined, run);
			continue;
		}

		const { positions, refused } = piece;
		const answer = await sendUntilAnswered({ ...batch, positions }, run, refused?.lost);
		if (answer.verdict === 'settled') settle(positions, answer.outcomes, answer.lost, run);
		else if (isShared(piece, answer, causes)) {
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

/** The outcome of records that were refused only together with others when the budget ends. */
function notIsolated<Value, Failure>(
	{ failure, lost }: Refused<Failure>,
	run: Run<Value, Failure>,
): Unsuccessful<Failure> {
	return lost === undefined
		? { outcome: 'notSent', failure: run.notIsolated(failure) }
		: { outcome: 'unknown', failure: lost };
}

/**
 * Is the cause beside the records, because another part of the batch was refused with it?
 *
 * @param causes the records that were refused with each cause
 */
function isShared<Value, Failure>(
	{ positions, refused }: Piece<Failure>,
	{ sharedCause }: Split<Value, Failure>,
	causes: Map<string, ReadonlySet<Position>>,
): boolean {
	if (sharedCause === undefined || !refused) return false;
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
	const { failure, failed, apart } = answer;
	const refused = { failure, lost: answer.lost };
	if (piece.positions.length === 1) {
		settleAll(piece, { outcome: 'failed', failure }, answer.lost, run);
		return [];
	}
	const rest: Position[] = [];
	const alone: Position[] = [];
	piece.positions.forEach((position, place) => {
		const own = failed?.get(place);
		if (own !== undefined) {
			settle([position], [{ outcome: 'failed', failure: own }], answer.lost, run);
		} else (apart?.includes(place) ? alone : rest).push(position);
	});
	if (rest.length === piece.positions.length) return halves(piece.positions, refused);
	const pieces = [...alone.map((position) => [position]), ...(rest.length > 0 ? [rest] : [])];
	return pieces.map((positions) => ({ positions, refused }));
}

function halves<Failure>(
	positions: readonly Position[],
	refused: Refused<Failure>,
): Array<Piece<Failure>> {
	const middle = Math.ceil(positions.length / 2);
	return [positions.slice(0, middle), positions.slice(middle)].map((half) => ({
		positions: half,
		refused,
	}));
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
