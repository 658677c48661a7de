import type { LoggedRequest } from '../../../sandbox';
import { reportOfError } from '../play/report';
import type { PlayedSearch } from './play';
import type { FilterName } from './scenario';

/** HubSpot's limits: records in a reply, and searches in a second. */
const PAGE = 200;
const SEARCHES = 5;
const SECOND_MS = 1_000;

/** What the run says about an item. */
interface Said {
	/** `failed` or `notSent`, if the item has an error. */
	readonly outcome: string;
	readonly error: string;
	/** IDs of the records; `undefined` if the run does not show them. */
	readonly ids: readonly string[] | undefined;
}

/** What a run of searches did wrong, one line each. */
export function violationsOf(run: PlayedSearch): string[] {
	const { said, violations } = saidIn(run);
	return [
		...violations,
		...said.flatMap((one, item) => itemViolations(run, one, item)),
		...requestViolations(run),
		...costViolations(run),
	];
}

function saidIn({ ending, scenario }: PlayedSearch): { said: Said[]; violations: string[] } {
	const size = scenario.items.length;
	if (ending.how === 'threw') {
		const { items, violations } = reportOfError(ending.error, size);
		const said = items.map(({ outcome, error = '' }) => ({ outcome, error, ids: undefined }));
		return { said, violations: [...violations] };
	}
	const violations: string[] = [];
	const rows = scenario.items.map((): Array<Readonly<Record<string, unknown>>> => []);
	let last = 0;
	for (const { json, pairedItem } of ending.output) {
		const { item = -1 } = (pairedItem ?? {}) as { item?: number };
		if (item < last) violations.push(`an output of item ${item} follows one of item ${last}`);
		last = item;
		rows[item]?.push(json);
	}
	const said = rows.map((own, item): Said => {
		const wrong = own.find(({ error }) => error !== undefined);
		if (!wrong) {
			return { outcome: 'succeeded', error: '', ids: own.map(({ id }) => String(id)) };
		}
		if (own.length > 1) violations.push(`item ${item} has an error and ${own.length - 1} records`);
		const { outcome = 'none' } = (wrong.details ?? {}) as { outcome?: string };
		return { outcome, error: String(wrong.error), ids: undefined };
	});
	return { said, violations };
}

/** Nothing went wrong between the node and HubSpot, and nothing ended the run early. */
function isCalm({ scenario, log }: PlayedSearch): boolean {
	const isFaulty = ({ fault }: LoggedRequest) =>
		fault !== undefined && !/^delay \d+ ms$/.test(fault);
	// Two reads of the properties can be more than the app's own limit leaves.
	return scenario.cancelAt === 0 && !log.some(isFaulty);
}

function itemViolations(run: PlayedSearch, { outcome, error, ids }: Said, item: number): string[] {
	const { scenario, matches } = run;
	const { filter, limit } = scenario.items[item] ?? { filter: 'none', limit: 0 };
	const ideal = filter === 'invalid' ? 'failed' : 'succeeded';
	const isStop = scenario.onError === 'stopWorkflow' && run.ending.how === 'threw';
	const isExplained = !isCalm(run) || (isStop && outcome === 'notSent');
	if (!['failed', 'notSent', 'succeeded'].includes(outcome)) return [`item ${item} is ${outcome}`];
	if (outcome !== ideal && (!isExplained || outcome === 'succeeded')) {
		return [`item ${item} must be ${ideal}, but is ${outcome}: ${error}`];
	}
	if (!ids) return [];
	const always = matches.always.get(filter) ?? new Set();
	const ever = matches.ever.get(filter) ?? new Set();
	const found = new Set(ids);
	const end = limit > 0 && ids.length === limit ? BigInt(ids.at(-1) ?? 0) : undefined;
	const missing = [...always].filter(
		(id) => !found.has(id) && (end === undefined || BigInt(id) < end),
	);
	const others = ids.filter((id) => !ever.has(id));
	const isSorted = ids.every(
		(id, place) => place === 0 || BigInt(ids[place - 1] ?? 0) < BigInt(id),
	);
	return [
		...(missing.length > 0 ? [`item ${item} lacks ${missing.length} records: ${missing[0]}`] : []),
		...(others.length > 0 ? [`item ${item} has ${others.length} others: ${others[0]}`] : []),
		...(found.size < ids.length ? [`item ${item} has a record twice`] : []),
		...(isSorted ? [] : [`item ${item} has records that are not in order`]),
		...(limit > 0 && ids.length > limit ? [`item ${item} has ${ids.length} records`] : []),
	];
}

const searchesIn = ({ log }: PlayedSearch): LoggedRequest[] =>
	log.filter(({ operation }) => operation === 'search');

/** Searches keep to HubSpot's limits, and what HubSpot has answered is not asked again. */
function requestViolations(run: PlayedSearch): string[] {
	const { log, tries, scenario } = run;
	// Searches that differ in their limits can have the same first pages.
	const most = new Set(scenario.items.map(({ filter, limit }) => `${filter} ${limit}`)).size;
	const searches = searchesIn(run);
	const violations = log
		.filter(({ operation }) => operation !== 'search' && operation !== 'properties')
		.map(({ method, path }) => `unexpected request ${method} ${path}`);
	const answered = new Map<string, number>();
	for (const [index, { n, at, body, status, fault }] of searches.entries()) {
		const { limit = 0, after } = body as { limit?: number; after?: string };
		if (limit < 1 || limit > PAGE) violations.push(`request ${n} asks for ${limit} records`);
		if (after !== undefined) violations.push(`request ${n} asks for a position`);
		const since = at - (searches[index - SEARCHES]?.at ?? -Infinity);
		if (since < SECOND_MS) violations.push(`request ${n} is the sixth search in ${since} ms`);
		if (status === 429 && fault === undefined) violations.push(`request ${n} was over the limit`);
		const attempt = tries.filter((begin) => n > begin).length;
		const text = `${attempt} ${JSON.stringify(body)}`;
		const times = answered.get(text) ?? 0;
		if (times >= most) violations.push(`request ${n} was answered before`);
		if (status === 200 && fault === undefined) answered.set(text, times + 1);
	}
	return violations;
}

/** Without faults, each search takes one request for each 200 records. */
function costViolations(run: PlayedSearch): string[] {
	const { scenario, matches } = run;
	if (!isCalm(run) || scenario.tries > 1 || scenario.intrusions.length > 0) return [];
	const plans = new Map<string, { readonly filter: FilterName; readonly limit: number }>();
	for (const plan of scenario.items) {
		if (plan.filter !== 'invalid') plans.set(`${plan.filter} ${plan.limit}`, plan);
	}
	const most = [...plans.values()].reduce((sum, { filter, limit }) => {
		const count = matches.always.get(filter)?.size ?? 0;
		const wanted = limit > 0 ? Math.min(limit, count) : count;
		return sum + Math.max(1, Math.ceil(wanted / PAGE));
	}, 0);
	const { length } = searchesIn(run);
	return length > most ? [`${length} searches, not ${most}`] : [];
}
