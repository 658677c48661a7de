import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failed, success, type Failure, type Result } from '../../hubspot/errors/failure';
import { failureOf } from '../../hubspot/errors/problem';
import {
	modifiedFilter,
	toFilter,
	valuesOf,
	type SearchFilter,
} from '../../hubspot/search/filters';
import { filtersProblem, keyOf, type SearchQuery } from '../../hubspot/search/query';
import { RECORD_ID } from '../../hubspot/tables/objects';
import type { Search } from '../../hubspot/tables/searches';
import { offsetsOf } from '../../hubspot/values/dates/timeZone';
import type { ValueRules } from '../../hubspot/values/properties';
import type { EventLoop } from '../eventLoop';
import type { Session } from '../http/session';
import type { NodeConfig } from '../input/config';
import { expressionFailure, type RawRequest } from '../input/items/readItem';
import { AccountRules } from '../input/rules/accountRules';
import { readSearches, type GivenSearch } from './readSearches';

/** A search to send, and the items that ask for it. */
export interface PlannedSearch {
	readonly query: SearchQuery;
	/** Indexes of the items, in order. */
	readonly items: readonly number[];
}

/** The searches of a run, and the items that are refused before anything is sent. */
export interface PlannedSearches {
	readonly searches: readonly PlannedSearch[];
	readonly refused: ReadonlyMap<number, Failure>;
	/** The items that cannot be sent now, because HubSpot does not return a list that they need. */
	readonly heldBack: ReadonlyMap<number, Failure>;
	/** Notes for the user about what is unchecked. */
	readonly notes: readonly string[];
}

/** Reads and checks the searches of all items. Equal searches become one. */
export async function prepareSearches(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	config: NodeConfig<Search>,
	session: Session,
	eventLoop: EventLoop,
): Promise<PlannedSearches> {
	const { given, refused } = await eventLoop.run(readSearches(context, items, session.signal));
	const heldBack = new Map<number, Failure>();
	const known = await readFilterRules(context, given, config, session, eventLoop);
	if (!known.ok) {
		given.forEach(({ item }) => heldBack.set(item, known.failure));
		return { searches: [], refused, heldBack, notes: [] };
	}

	const { rules, missing, notes } = known.value;
	const planned = new Map<string, { readonly query: SearchQuery; readonly items: number[] }>();
	for (const search of given) {
		const needed = missing(search);
		const query = needed ? undefined : toQuery(search, rules);
		if (needed) heldBack.set(search.item, needed);
		else if (query?.ok === false) refused.set(search.item, query.failure);
		else if (query) {
			const key = keyOf(query.value);
			const same = planned.get(key);
			if (same) same.items.push(search.item);
			else planned.set(key, { query: query.value, items: [search.item] });
		}
	}
	return { searches: [...planned.values()], refused, heldBack, notes };
}

interface FilterRules {
	readonly rules: ValueRules;
	/** Why a search cannot be sent now: it needs a list that HubSpot did not return. */
	readonly missing: (search: GivenSearch) => Failure | undefined;
	readonly notes: readonly string[];
}

/** Reads what the filters are checked and converted by; a run without filters needs nothing. */
async function readFilterRules(
	context: IExecuteFunctions,
	given: readonly GivenSearch[],
	config: NodeConfig<Search>,
	session: Session,
	eventLoop: EventLoop,
): Promise<Result<FilterRules>> {
	const timeZone = context.getTimezone();
	const filtered = given.filter(({ filters }) => filters.length > 0);
	if (filtered.length === 0) {
		const { object } = config;
		const base = { object, schema: undefined, unknown: 'error' } as const;
		const rules = { ...base, offsetAt: offsetsOf(timeZone) };
		return success({ rules, missing: () => undefined, notes: [] });
	}
	const names = { isAutomatic: false, names: 'columns', savedNames: [] } as const;
	const account = new AccountRules(session, eventLoop, config, names, timeZone);
	const known = await account.of(filtered.map(asValues));
	if (!known.ok) return known;
	const { rules, notes, heldBack } = known.value;
	return success({ rules, notes, missing: (search) => heldBack(asValues(search))[0]?.failure });
}

/** The values of the filters in the form in which the lists that values need are found. */
function asValues({ item, filters }: GivenSearch): RawRequest {
	const lists = { properties: [], propertiesWithHistory: [], archived: false };
	return {
		item,
		envelope: { idProperty: RECORD_ID, ...lists },
		values: valuesOf(filters),
		empty: 'clear',
		associations: [],
	};
}

function toQuery(
	{ filters: given, modifiedSince, properties, most }: GivenSearch,
	rules: ValueRules,
): Result<SearchQuery> {
	try {
		const filters: SearchFilter[] = [];
		for (const one of given) {
			const filter = toFilter(one, given, rules);
			if (!filter.ok) return filter;
			filters.push(filter.value);
		}
		const modified = modifiedFilter(modifiedSince, rules);
		if (!modified.ok) return modified;
		if (modified.value) filters.push(modified.value);
		const query = { filters, properties, most };
		const wrong = filtersProblem(query);
		return wrong ? failed(failureOf(wrong)) : success(query);
	} catch (error) {
		// Another node left an object with members that throw.
		return failed(expressionFailure(error));
	}
}
