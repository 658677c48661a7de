import { Account } from '../api/account';
import { Budget } from '../api/budget';
import type { RunClock, Transport } from '../api/request';
import type { Case } from '../cases/case';
import { runCases, type RunHooks } from '../cases/run';
import { setUp } from '../cases/setUp';
import { decidedSwitches, findingsOf, switchValues } from '../compare/decide';
import { masker } from '../compare/mask';
import { makeReport, type Report } from '../report/report';
import { checkAccount, type CheckedAccount } from '../safety/checkAccount';
import { clean } from '../safety/clean';
import { askSandbox, newMark, type SandboxRun } from './plan';

export interface RunOptions extends RunHooks {
	readonly transport: Transport;
	readonly clock: RunClock;
	/** Only to keep it out of the report. */
	readonly token: string;
	readonly cases: readonly Case[];
	/** The largest number of requests, without the reserve for the removal. */
	readonly budget?: number | undefined;
	readonly anyAccount?: boolean;
	/** Shows the plan and asks. False ends the run before it has written anything. */
	readonly confirm: (plan: Plan) => Promise<boolean>;
	readonly onReply?: () => void;
	readonly random?: () => number;
}

/** What the run is about to do. */
export interface Plan {
	readonly account: CheckedAccount;
	readonly cases: number;
	readonly records: number;
	readonly properties: number;
	/** The forecast, from the run in the sandbox. */
	readonly requests: number;
	readonly budget: number;
	readonly most: number;
	readonly mark: string;
}

export type RunResult =
	| { readonly kind: 'refused'; readonly objections: readonly string[] }
	| { readonly kind: 'declined' }
	| { readonly kind: 'done'; readonly report: Report };

/** Requests for the removal, on top of the budget. */
export const RESERVE = 150;
/** The real account may need some requests twice. */
const MARGIN = 1.5;

/** Asks a real account and the sandbox all cases, and removes what it has made. */
export async function runConformance(options: RunOptions): Promise<RunResult> {
	const { transport, clock, cases, onReply } = options;
	const forecast = await askSandbox(cases);
	const limit = options.budget ?? Math.ceil(forecast.requests * MARGIN);
	const budget = new Budget(limit, RESERVE);
	const account = new Account({ transport, clock, budget, ...(onReply && { onReply }) });
	const checked = await checkAccount(account);
	if (checked.objections.length > 0 && options.anyAccount !== true) {
		return { kind: 'refused', objections: checked.objections };
	}
	const mark = newMark(clock.now(), options.random ?? Math.random);
	const plan: Plan = {
		account: checked,
		cases: cases.length,
		...forecast.made,
		requests: forecast.requests,
		budget: limit,
		most: budget.most,
		mark,
	};
	if (!(await options.confirm(plan))) return { kind: 'declined' };
	return { kind: 'done', report: await askAndClean(options, account, plan, forecast) };
}

async function askAndClean(
	options: RunOptions,
	account: Account,
	{ mark, account: { portalId, accountType } }: Plan,
	forecast: SandboxRun,
): Promise<Report> {
	const { cases, token, clock } = options;
	let observed;
	let cleaned;
	try {
		const fixtures = await setUp(account, mark);
		observed = { fixtures, observations: await runCases(account, cases, fixtures, options) };
	} finally {
		account.budget.openReserve();
		cleaned = await clean(account);
	}
	const hubspot = { ...observed, mask: masker({ token, portalId, mark }) };
	const decided = decidedSwitches(findingsOf(cases, observed.observations, observed.fixtures));
	const adjusted = await askSandbox(cases, switchValues(decided));
	return makeReport({
		madeAt: new Date(clock.now()).toISOString(),
		accountType,
		requests: { used: account.budget.used, most: account.budget.most },
		cases,
		decided,
		hubspot,
		forecast,
		adjusted,
		cleaned,
	});
}
