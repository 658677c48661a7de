import type { Failure } from '../../errors/failure';
import { failureFrom } from '../../errors/match';
import { failureOf, problem, type Problem } from '../../errors/problem';
import { abridged, inLine } from '../../errors/text';
import type { JsonObject } from '../../json';

/** Most errors without a name that a failure joins. */
const MOST_JOINED = 10;

/** One failure for errors that do not name their entries; `undefined` if there are none. */
export function joined(errors: readonly JsonObject[], status: number): Failure | undefined {
	const failures = errors.slice(0, MOST_JOINED).map((error) => failureFrom(error, status));
	const [first] = failures;
	if (!first) return undefined;
	const either = (texts: readonly string[]) => [...new Set(texts)].join('; or: ');
	const original = either(failures.flatMap((failure) => failure.original ?? []));
	return {
		...first,
		message: inLine(either(failures.map(({ message }) => message))),
		original: abridged(original) || undefined,
	};
}

export function contradiction(refusal: Failure): Failure {
	const { message, code } = failureOf(problem('RECORD_AND_REASON', { said: refusal.message }));
	return { ...refusal, message, code: refusal.code ?? code };
}

/** The failure of an entry that an error names, beside a record that can be its own. */
export function perhapsWritten(refusal: Failure): Failure {
	return {
		...refusal,
		...failureOf(problem('REFUSED_BESIDE_RECORD', { said: refusal.message })),
	};
}

/** @param hasUnmatched does the reply have a record that is paired with no entry? */
export function noResult(
	unattributed: readonly JsonObject[],
	httpStatus: number,
	hasUnmatched: boolean,
): Failure {
	const about = joined(unattributed, httpStatus);
	const { message: said } = about ?? {};
	return {
		...failureOf(hasUnmatched ? notIdentified(said) : notMentioned(said)),
		original: about?.original,
		httpStatus,
	};
}

function notMentioned(said: string | undefined): Problem {
	return said === undefined ? problem('NO_RESULT') : problem('NO_RESULT_OF_ITS_OWN', { said });
}

function notIdentified(said: string | undefined): Problem {
	return said === undefined
		? problem('RECORD_NOT_IDENTIFIED')
		: problem('RECORD_NOT_IDENTIFIED_AND_REASON', { said });
}
