import { failed, success, type Result } from '../errors/failure';
import { problem, type Problem } from '../errors/problem';
import { isObject, objectAt, textAt, type JsonObject } from '../json';
import type { CrmRecord } from '../reply/reply';
import { searchLimits } from '../tables/searches';
import { searchBody, type SearchQuery } from './query';

/** More than n8n can hold; ends a search whose replies never end. */
const MOST_PAGES = 50_000;

/**
 * The pages of one search. Each record comes once, in the order of the IDs, whatever changes in
 * HubSpot between two pages. Replies are not trusted: each page brings a new record or ends the
 * search.
 */
export class SearchPages {
	private after: string | undefined;

	private found = 0;

	private pages = 0;

	private isComplete = false;

	/** Was the last page empty, although its reply counted more records? */
	private isDoubtful = false;

	/** @param mostPages ends a search whose replies never end */
	constructor(
		private readonly query: SearchQuery,
		private readonly mostPages = MOST_PAGES,
	) {}

	/** The body of the next request; `undefined` when all records are found. */
	next(): JsonObject | undefined {
		return this.isComplete ? undefined : searchBody(this.query, this.after, this.size);
	}

	/** The new records in the reply to the request, or what is wrong with the reply. */
	read(body: JsonObject): Result<readonly CrmRecord[], Problem> {
		const page = inOrder(body);
		if (!page.ok) return page;
		const { found, size } = this;
		const isNew = ({ id }: Numbered) => isAfter(id, this.after);
		const records = page.value.filter(isNew).slice(0, this.query.most - found);
		const last = records.at(-1);
		this.after = last?.id ?? this.after;
		this.found += records.length;
		this.pages += 1;
		this.isComplete = this.found >= this.query.most || !saysMore(body, page.value.length, size);
		const isRepeated = !last && page.value.length > 0;
		// HubSpot's index can lag behind its count for a moment: the page is requested once more.
		const isSecondChance = page.value.length === 0 && !namesNext(body) && !this.isDoubtful;
		this.isDoubtful = isSecondChance && !this.isComplete;
		const isEndless = !last && !this.isComplete && !isSecondChance;
		const isTooLong = !this.isComplete && this.pages >= this.mostPages;
		if (isRepeated || isEndless || isTooLong) return failed(problem('SEARCH_NEVER_ENDS'));
		return success(records.map(({ record }) => record));
	}

	private get size(): number {
		return Math.min(searchLimits.page, this.query.most - this.found);
	}
}

interface Numbered {
	readonly id: string;
	readonly record: CrmRecord;
}

/** The records of a page with their IDs, each once. */
function inOrder(body: JsonObject): Result<readonly Numbered[], Problem> {
	const results: readonly unknown[] = Array.isArray(body.results) ? body.results : [];
	const numbered: Numbered[] = [];
	for (const record of results) {
		const one = numberedOf(record);
		if (!one) return failed(problem('SEARCH_WITHOUT_ID'));
		const last = numbered.at(-1)?.id;
		if (one.id === last) continue;
		// Records that are not in order can be missing from this page and from the next.
		if (!isAfter(one.id, last)) return failed(problem('SEARCH_NOT_IN_ORDER'));
		numbered.push(one);
	}
	return success(numbered);
}

function numberedOf(record: unknown): Numbered | undefined {
	if (!isObject(record)) return undefined;
	const id = textAt(record, 'id') ?? '';
	return /^\d{1,19}$/.test(id) ? { id, record } : undefined;
}

/** Is it the ID of a later record? IDs have more digits than a number can keep. */
function isAfter(id: string, other: string | undefined): boolean {
	return other === undefined || BigInt(id) > BigInt(other);
}

/**
 * Does the reply say that there are more records? HubSpot names a next page and counts all records
 * after the last one; either is enough, because a count can be late.
 *
 * @param size most records that were asked for
 */
function saysMore(body: JsonObject, count: number, size: number): boolean {
	if (namesNext(body)) return true;
	const total = Number(textAt(body, 'total') ?? NaN);
	return Number.isNaN(total) ? count > 0 && count >= size : total > count;
}

function namesNext(body: JsonObject): boolean {
	return Boolean(textAt(objectAt(objectAt(body, 'paging'), 'next'), 'after'));
}
