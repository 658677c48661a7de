import type { ApiReply, ApiRequest } from '../api/request';
import type { Case } from '../cases/case';
import type { Exchange } from '../cases/run';
import { compareCase, type Difference, type Side } from '../compare/compare';
import type { DecidedSwitch, SwitchName } from '../compare/decide';
import type { Cleaned } from '../safety/clean';
import type { Switches } from '../../sandbox';

export const FORMAT = 1;

type SwitchVerdict = 'agrees' | 'differs' | 'contradictory' | 'notAsked';

export interface ReportedSwitch {
	readonly name: SwitchName;
	readonly verdict: SwitchVerdict;
	readonly sandbox: Switches[SwitchName];
	/** Null if no case has decided it. */
	readonly hubspot: Switches[SwitchName] | null;
	readonly cases: readonly string[];
}

/**
 * `explained`: the account differs from the sandbox, but not from a sandbox with the values of the
 * switches that the run has found.
 */
type CaseVerdict = 'agrees' | 'explained' | 'differs' | 'notAsked';

export interface ReportedCase {
	readonly id: string;
	readonly asks: string;
	readonly rows: readonly string[];
	readonly verdict: CaseVerdict;
	/** Why it was not asked. */
	readonly reason?: string;
	readonly differences?: readonly Difference[];
	readonly exchanges?: ReadonlyArray<{ request: unknown; reply: unknown }>;
}

/** The result of a run, without tokens and personal details. */
export interface Report {
	readonly format: typeof FORMAT;
	readonly madeAt: string;
	readonly accountType: string;
	readonly requests: { readonly used: number; readonly most: number };
	readonly switches: readonly ReportedSwitch[];
	readonly cases: readonly ReportedCase[];
	readonly cleaned: Cleaned;
}

interface Sides {
	readonly madeAt: string;
	readonly accountType: string;
	readonly requests: Report['requests'];
	readonly cases: readonly Case[];
	readonly decided: readonly DecidedSwitch[];
	readonly hubspot: Side;
	readonly forecast: { readonly side: Side; readonly switches: Switches };
	readonly adjusted: { readonly side: Side };
	readonly cleaned: Cleaned;
}

export function makeReport(sides: Sides): Report {
	const { madeAt, accountType, requests, cases, decided, forecast, cleaned } = sides;
	return {
		format: FORMAT,
		madeAt,
		accountType,
		requests,
		switches: decided.map((one) => reportedSwitch(one, forecast.switches)),
		cases: cases.map((one) => reportedCase(one, sides)),
		cleaned,
	};
}

function reportedSwitch(
	{ name, value, cases, isContradictory }: DecidedSwitch,
	switches: Switches,
): ReportedSwitch {
	const sandbox = switches[name];
	const differs = value === sandbox ? 'agrees' : 'differs';
	const verdict = isContradictory ? 'contradictory' : value === undefined ? 'notAsked' : differs;
	return { name, verdict, sandbox, hubspot: value ?? null, cases };
}

function reportedCase(one: Case, { hubspot, forecast, adjusted }: Sides): ReportedCase {
	const { id, asks, rows } = one;
	const first = compareCase(one, hubspot, forecast.side);
	if (first.verdict === 'notAsked') {
		return { id, asks, rows, verdict: 'notAsked', reason: first.reason };
	}
	const observation = hubspot.observations.get(id);
	const exchanges = observation?.asked === true ? observation.exchanges : [];
	const written = exchanges.map((exchange) => writtenExchange(exchange, hubspot.mask));
	if (first.verdict === 'agrees') {
		return { id, asks, rows, verdict: 'agrees', exchanges: written };
	}
	const second = compareCase(one, hubspot, adjusted.side);
	const isExplained = second.verdict === 'agrees';
	const { differences } = second.verdict === 'differs' ? second : first;
	const verdict = isExplained ? 'explained' : 'differs';
	return { id, asks, rows, verdict, differences, exchanges: written };
}

/** Headers that a reader needs. Others could name the account. */
const HEADERS = /^(content-type|location|retry-after|x-hubspot-(ratelimit-.*|notfound))$/;

function writtenExchange({ request, reply }: Exchange, mask: Side['mask']) {
	return {
		request: writtenRequest(request, mask),
		reply: writtenReply(reply, mask, request.isPrivate === true),
	};
}

const writtenRequest = ({ method, path, body }: ApiRequest, mask: Side['mask']) => ({
	method,
	path: mask(path),
	...(body === undefined ? {} : { body: mask(shortened(body)) }),
});

function writtenReply({ status, headers, body }: ApiReply, mask: Side['mask'], isPrivate: boolean) {
	const named = Object.entries(headers).filter(([name]) => HEADERS.test(name));
	return {
		status,
		headers: Object.fromEntries(
			named.map(([name, value]) => [name, name.includes('ratelimit') ? value : mask(value)]),
		),
		...(body === undefined ? {} : { body: isPrivate ? '<left out>' : mask(shortened(body)) }),
	};
}

const LONGEST_TEXT = 2_000;
const LONGEST_LIST = 20;

/** Cuts long texts and lists, at any depth. */
function shortened(value: unknown): unknown {
	if (typeof value === 'string') {
		return value.length <= LONGEST_TEXT
			? value
			: `${value.slice(0, 100)}… (${value.length} characters)`;
	}
	if (Array.isArray(value)) {
		const all = value.map(shortened);
		if (all.length <= LONGEST_LIST) return all;
		return [...all.slice(0, 3), `… (${all.length} in all)`];
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}
