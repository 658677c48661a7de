import { textsOf } from '../items/expectation';
import { isRefusal, type Call, type Input } from '../play/playedRun';
import { contentOf, keyOf, type Evidence } from './evidence';

/** The run sends the requests that it may send, and no others. */
export function requestViolations(evidence: Evidence): string[] {
	return [
		...sizeViolations(evidence),
		...otherCallViolations(evidence),
		...inputViolations(evidence),
		...splitViolations(evidence),
		...endViolations(evidence),
		...refusalViolations(evidence),
		...countViolations(evidence),
	];
}

/** Batches have at most Batch Size inputs, and at most Concurrency requests are under way. */
function sizeViolations({ scenario, calls, mostUnderWay }: Evidence): string[] {
	const { batchSize, concurrency, hasHistory } = scenario.options;
	const withHistory = hasHistory && scenario.operation === 'read';
	const max = withHistory ? Math.min(50, batchSize) : batchSize;
	const wrong = calls.filter(({ inputs }) => inputs.length > max || inputs.length === 0);
	return [
		...wrong.map(({ inputs }) => `a request has ${inputs.length} inputs, ${max} are allowed`),
		...(mostUnderWay > concurrency
			? [`${mostUnderWay} requests were under way, ${concurrency} are allowed`]
			: []),
	];
}

/** Besides batches and reads, only tokens are requested. A dry run sends no batch. */
function otherCallViolations({ scenario, otherCalls, calls }: Evidence): string[] {
	const unexpected = otherCalls.filter(({ operation }) => operation !== 'token');
	const isDryRun = scenario.options.dryRun && scenario.operation !== 'read';
	return [
		...unexpected.map(({ method, path }) => `unexpected request ${method} ${path}`),
		...(isDryRun && calls.length > 0 ? ['a dry run sent a batch'] : []),
	];
}

/** Every input is one that the items ask for, and no batch has a record twice. */
function inputViolations(evidence: Evidence): string[] {
	const { calls, scenario } = evidence;
	const isExpected =
		scenario.operation === 'create' ? expectedCreates(evidence) : expectedInputs(evidence);
	return calls.flatMap((call) => [
		...(namesOf(call, evidence).size < call.inputs.length
			? [`request ${call.request.n} has a record twice`]
			: []),
		...call.inputs
			.filter((input) => !isExpected(input))
			.map((input) => `unexpected input ${JSON.stringify(input).slice(0, 300)}`),
	]);
}

function expectedCreates({ entries }: Evidence): (input: Input) => boolean {
	const wanted = new Set(entries.map(({ expected }) => contentOf(textsOf(expected), [])));
	return ({ properties = {} }) => wanted.has(contentOf(properties, []));
}

function expectedInputs({ entries, scenario }: Evidence): (input: Input) => boolean {
	const { idProperty, operation } = scenario;
	const byKey = new Map(entries.map(({ expected }) => [expected.key, expected]));
	return (input) => {
		const expected = byKey.get(keyOf(input, idProperty));
		if (!expected || expected.id !== input.id) return false;
		if (operation === 'read' || operation === 'archive') return input.properties === undefined;
		const key =
			idProperty === 'hs_object_id' || idProperty === 'email'
				? {}
				: { [idProperty]: String(input.id) };
		const property = idProperty === 'hs_object_id' ? undefined : idProperty;
		return (
			input.idProperty === property &&
			contentOf({ ...key, ...input.properties }, []) ===
				contentOf({ ...key, ...textsOf(expected) }, [])
		);
	};
}

/** What identifies the inputs of a batch. */
export function namesOf({ inputs }: Call, { scenario }: Evidence): Set<string> {
	const isCreate = scenario.operation === 'create';
	return new Set(
		inputs.map((input) =>
			isCreate ? (input.objectWriteTraceId ?? '') : keyOf(input, scenario.idProperty),
		),
	);
}

/** A batch that was not processed, or whose reply was lost, is sent again unchanged. */
function splitViolations(evidence: Evidence): string[] {
	const calls = evidence.calls.map((call) => ({ call, names: namesOf(call, evidence) }));
	return calls.flatMap(({ call, names }, index) => {
		if (!mustRepeat(call)) return [];
		const next = calls
			.slice(index + 1)
			.filter((later) => later.call.attempt === call.attempt)
			.find((later) => hasAny(later.names, names));
		const isUnchanged =
			!next ||
			(next.call.inputs.length === names.size && [...next.names].every((name) => names.has(name)));
		return isUnchanged ? [] : [`request ${call.request.n} was split without a record to blame`];
	});
}

const hasAny = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
	[...some].some((one) => others.has(one));

/** The reply does not say that anything is wrong with the records. */
export function mustRepeat(call: Call): boolean {
	const { fault, request } = call;
	if (!fault) return request.status === 429;
	// The status of a refusal is enough, even if the body is cut off.
	return fault.tells === 'again' || (fault.tells === 'nothing' && !isRefusal(call));
}

/** After a reply that ends the run, nothing more is sent. */
function endViolations({ calls, scenario }: Evidence): string[] {
	if (scenario.options.concurrency > 1) return [];
	return calls.flatMap((call, index) => {
		if (call.fault?.tells !== 'over') return [];
		const before = calls[index - 1];
		const isRepeated = before?.request.status === 401 && before.attempt === call.attempt;
		if (isRenewed(call, scenario) && !isRepeated) return [];
		return calls[index + 1]?.attempt === call.attempt
			? [`request ${call.request.n} ended the run, but another followed`]
			: [];
	});
}

/** After a 401, the node renews an OAuth2 token and sends the request again. */
function isRenewed({ request }: Pick<Call, 'request'>, { signIn }: Evidence['scenario']): boolean {
	return signIn === 'oAuth2' && request.status === 401;
}

/**
 * An item that is refused or held back is never sent. With On Error = Stop Workflow, it stops all
 * others.
 */
function refusalViolations({ calls, scenario, ...evidence }: Evidence): string[] {
	const refused = new Set([...evidence.refused, ...evidence.heldBack]);
	const violations = calls.flatMap(({ inputs, request }) =>
		inputs
			.map(({ objectWriteTraceId = '' }) => Number(/\d+$/.exec(objectWriteTraceId)?.[0] ?? NaN))
			.filter((item) => refused.has(item))
			.map((item) => `request ${request.n} has item ${item}, which must be refused`),
	);
	const isStopped = scenario.onError === 'stopWorkflow' && refused.size > 0 && calls.length > 0;
	return isStopped ? [...violations, 'an item must be refused, but others were sent'] : violations;
}

/** The summary counts all requests of a try, with reads of lists and lookups. */
function countViolations(evidence: Evidence): string[] {
	const { calls, reads, deactivatedReads, lookups, summaries, scenario } = evidence;
	return summaries.flatMap((summary, attempt) => {
		const sent = [...calls, ...reads, ...deactivatedReads, ...lookups].filter(
			(one) => one.attempt === attempt,
		);
		const [, count] = /, (\d+) requests?:/.exec(summary) ?? [];
		// The request with the old token and the one with the new token count as one.
		const isVisible = sent.every((one) => !isRenewed(one, scenario));
		return count !== undefined && isVisible && Number(count) !== sent.length
			? [`the summary of try ${attempt + 1} is "${summary}", expected ${sent.length} requests`]
			: [];
	});
}
