import type { Call, Input } from '../play/played';
import { textsOf } from '../items/wishes';
import { contentOf, keyOf, type Evidence } from './evidence';

/** What is wrong with the requests that a run made. */
export function requestFlaws(evidence: Evidence): string[] {
	return [
		...sizeFlaws(evidence),
		...otherCallFlaws(evidence),
		...evidence.calls.flatMap((call) => inputFlaws(evidence, call)),
		...partedFlaws(evidence),
		...endFlaws(evidence),
		...refusedFlaws(evidence),
		...countFlaws(evidence),
	];
}

function sizeFlaws({ scenario, calls, mostUnderWay }: Evidence): string[] {
	const { batchSize, concurrency, hasHistory } = scenario.options;
	const withHistory = hasHistory && scenario.operation === 'read';
	const most = withHistory ? Math.min(50, batchSize) : batchSize;
	const large = calls.filter(({ inputs }) => inputs.length > most || inputs.length === 0);
	return [
		...large.map(({ inputs }) => `a request has ${inputs.length} inputs, ${most} are allowed`),
		...(mostUnderWay > concurrency
			? [`${mostUnderWay} requests were under way, ${concurrency} are allowed`]
			: []),
	];
}

function otherCallFlaws({ scenario, otherCalls, calls }: Evidence): string[] {
	const strange = otherCalls.filter(({ operation }) => operation !== 'token');
	const isDry = scenario.options.dryRun && scenario.operation !== 'read';
	return [
		...strange.map(({ method, path }) => `nobody asked for ${method} ${path}`),
		...(isDry && calls.length > 0 ? ['a dry run made requests'] : []),
	];
}

/** Inputs that nobody asked for, or asked for otherwise; and records that are there twice. */
function inputFlaws(evidence: Evidence, { inputs, request }: Call): string[] {
	const { scenario, asked } = evidence;
	const { idProperty, operation } = scenario;
	const isCreate = operation === 'create';
	const names = inputs.map((input) =>
		isCreate ? (input.objectWriteTraceId ?? '') : keyOf(input, idProperty),
	);
	const flaws =
		new Set(names).size < names.length ? [`request ${request.n} has a record twice`] : [];
	if (isCreate) {
		const wanted = new Set(asked.map(({ wish }) => valuesContent(textsOf(wish))));
		const strange = inputs.filter(({ properties = {} }) => !wanted.has(valuesContent(properties)));
		return [...flaws, ...strange.map((input) => `nobody asked to create ${show(input)}`)];
	}
	const byKey = new Map(asked.map(({ wish }) => [wish.key, wish]));
	const strange = inputs.filter((input) => {
		const wish = byKey.get(keyOf(input, idProperty));
		if (!wish || wish.id !== input.id) return true;
		if (operation === 'read' || operation === 'archive') return input.properties !== undefined;
		const key =
			idProperty === 'hs_object_id' || idProperty === 'email' ? {} : { [idProperty]: input.id };
		const texts = valuesContent({ ...key, ...textsOf(wish) });
		const property = idProperty === 'hs_object_id' ? undefined : idProperty;
		const sent = { ...key, ...input.properties };
		return input.idProperty !== property || valuesContent(sent) !== texts;
	});
	return [...flaws, ...strange.map((input) => `nobody asked for the input ${show(input)}`)];
}

function valuesContent(values: Readonly<Record<string, string | undefined>>): string {
	const texts = Object.entries(values).map(([name, text]) => [name, String(text)]);
	return contentOf(Object.fromEntries(texts), []);
}

function show(input: Input): string {
	return JSON.stringify(input).slice(0, 300);
}

/** A batch that was turned away unread, or whose answer was lost, is sent again as it was. */
function partedFlaws({ calls, scenario }: Evidence): string[] {
	const namesOf = ({ inputs }: Call): Set<string> =>
		new Set(
			inputs.map((input) =>
				scenario.operation === 'create'
					? (input.objectWriteTraceId ?? '')
					: keyOf(input, scenario.idProperty),
			),
		);
	return calls.flatMap((call, index) => {
		if (!isAskedAgain(call)) return [];
		const names = namesOf(call);
		const next = calls
			.slice(index + 1)
			.filter(({ attempt }) => attempt === call.attempt)
			.find((later) => [...namesOf(later)].some((name) => names.has(name)));
		const isSame = !next || (next.inputs.length === names.size && isSubset(namesOf(next), names));
		return isSame ? [] : [`request ${call.request.n} was not the records' fault, and was parted`];
	});
}

const isSubset = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
	[...some].every((one) => all.has(one));

/** Did the answer leave it open what is wrong with the records? */
function isAskedAgain({ fault, request }: Call): boolean {
	const { status = 0 } = request;
	if (!fault) return status === 429;
	// The status of a refusal that broke off in the middle tells enough.
	const isRefusal = status >= 400 && status < 500;
	return fault.tells === 'again' || (fault.tells === 'nothing' && !isRefusal);
}

/** After an answer that ends the run nothing more is sent. */
function endFlaws({ calls, scenario }: Evidence): string[] {
	if (scenario.options.concurrency > 1) return [];
	return calls.flatMap((call, index) => {
		// n8n itself sends once more after a 401, perhaps with a new token.
		if (call.fault?.tells !== 'over' || call.request.status === 401) return [];
		return calls[index + 1]?.attempt === call.attempt
			? [`request ${call.request.n} ended the run, and another followed`]
			: [];
	});
}

/** An item that was refused beforehand is never sent; with On Error = Stop then nothing is. */
function refusedFlaws({ calls, refused, scenario }: Evidence): string[] {
	const flaws = calls.flatMap(({ inputs, request }) =>
		inputs
			.map(({ objectWriteTraceId = '' }) => Number(/\d+$/.exec(objectWriteTraceId)?.[0] ?? NaN))
			.filter((item) => refused.has(item))
			.map((item) => `request ${request.n} has item ${item}, which was to be refused`),
	);
	const isStopped = scenario.onError === 'stopWorkflow' && refused.size > 0 && calls.length > 0;
	return isStopped ? [...flaws, 'an item was to be refused, and the others were sent'] : flaws;
}

/** The node says how many requests it made, those for the schema and the lists included. */
function countFlaws({ calls, reads, summaries }: Evidence): string[] {
	return summaries.flatMap((summary, attempt) => {
		const made = [...calls, ...reads].filter((one) => one.attempt === attempt);
		const [, said] = /, (\d+) requests?:/.exec(summary) ?? [];
		// n8n itself sends once more after a 401, and the node does not hear of it.
		const isKnown = said !== undefined && made.every(({ request }) => request.status !== 401);
		return isKnown && Number(said) !== made.length
			? [`try ${attempt + 1} says "${summary}", and made ${made.length} requests`]
			: [];
	});
}
