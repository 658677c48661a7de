import type { Failure } from '../errors/failure';
import type { RefusalId } from '../errors/match';
import { failureOf, problem } from '../errors/problem';
import { aboutList } from '../reply/judgeList';

/** The failure of a search that HubSpot refuses, with HubSpot's words about it. */
export function aboutSearch(failure: Failure): Failure {
	const { httpStatus, original, correlationId, category } = failure;
	if (httpStatus !== REFUSED) return aboutList(failure);
	const said = original?.trim().replace(/[.!]$/, '');
	const why = said ? `status ${httpStatus}: ${said}` : `status ${httpStatus}`;
	const own = failureOf(problem('SEARCH_REFUSED', { why }));
	return { ...own, category: category ?? own.category, original, correlationId, httpStatus };
}

/** The failure of a search that HubSpot's limit for searches leaves no room for. */
export function aboutSearchLimit(failure: Failure): Failure {
	if (failure.refusal !== SHORT_LIMIT) return failure;
	const { message, code } = failureOf(problem('SEARCH_LIMIT_REACHED'));
	return { ...failure, message, code: failure.code ?? code };
}

/** The refusal for a limit that is neither of a day, of an hour nor of ten seconds. */
const SHORT_LIMIT: RefusalId = 'rate-limit';

/** The status of a refusal that is about the search itself: another search can pass. */
const REFUSED = 400;

/** Is it certain that no other search passes either, as without a scope? */
export function stopsAll({ httpStatus }: Failure): boolean {
	return httpStatus !== undefined && httpStatus !== REFUSED;
}
