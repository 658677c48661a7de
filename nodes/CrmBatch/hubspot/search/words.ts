import type { Failure } from '../errors/failure';
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

/** The status of a refusal that is about the search itself: another search can pass. */
const REFUSED = 400;

/** Is it certain that no other search passes either, as without a scope? */
export function stopsAll({ httpStatus }: Failure): boolean {
	return httpStatus !== undefined && httpStatus !== REFUSED;
}
