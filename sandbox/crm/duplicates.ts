import type { Problem } from '../model/problem';
import { PROBLEMS } from './problems';

/** Ids that a request names more than once, each told once: 400 for the whole request. */
export function duplicateProblem(ids: readonly string[]): Problem | undefined {
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const id of ids) (seen.has(id) ? twice : seen).add(id);
	return twice.size > 0 ? PROBLEMS.duplicateIds([...twice]) : undefined;
}
