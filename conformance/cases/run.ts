/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs outside n8n, which has these errors */
import { NoReply, type Account } from '../api/account';
import { BudgetSpent } from '../api/budget';
import { categoryOf } from '../api/json';
import type { ApiReply, ApiRequest } from '../api/request';
import type { Case } from './case';
import { NotAskable, type Fixtures } from './fixtures';

export interface Exchange {
	readonly request: ApiRequest;
	readonly reply: ApiReply;
}

/** What an account replied to a case, or why the case could not be asked. */
export type Observation =
	| { readonly asked: true; readonly exchanges: readonly Exchange[] }
	| { readonly asked: false; readonly reason: string };

export interface RunHooks {
	readonly onCase?: (one: Case) => void;
	/** True once the run has to stop, as after Ctrl-C. */
	readonly isStopped?: () => boolean;
}

/** Asks an account all cases, one after the other. */
export async function runCases(
	account: Account,
	cases: readonly Case[],
	fixtures: Fixtures,
	{ onCase, isStopped = () => false }: RunHooks = {},
): Promise<Map<string, Observation>> {
	const observations = new Map<string, Observation>();
	let stop: string | undefined;
	for (const one of cases) {
		if (isStopped()) stop = 'the run was stopped';
		if (stop === undefined) {
			onCase?.(one);
			try {
				observations.set(one.id, await ask(account, one, fixtures));
				continue;
			} catch (error) {
				if (!(error instanceof BudgetSpent)) throw error;
				stop = error.message;
			}
		}
		observations.set(one.id, { asked: false, reason: stop });
	}
	return observations;
}

async function ask(account: Account, one: Case, fixtures: Fixtures): Promise<Observation> {
	try {
		const exchanges = await play(account, one, fixtures);
		const reason = whyNot(one, exchanges);
		return reason === undefined ? { asked: true, exchanges } : { asked: false, reason };
	} catch (error) {
		if (error instanceof NotAskable) return { asked: false, reason: error.reason };
		if (error instanceof NoReply) return { asked: false, reason: 'no reply came' };
		throw error;
	}
}

async function play(account: Account, one: Case, fixtures: Fixtures): Promise<Exchange[]> {
	const steps = one.requests(fixtures);
	if (one.play !== undefined) {
		const requests = steps.filter((step): step is ApiRequest => typeof step !== 'function');
		const [request = { method: 'GET', path: '' } as const] = requests;
		return (await one.play(account, requests)).map((reply) => ({ request, reply }));
	}
	const exchanges: Exchange[] = [];
	for (const step of steps) {
		const replies = exchanges.map(({ reply }) => reply);
		const request = typeof step === 'function' ? step(replies) : step;
		exchanges.push({ request, reply: await account.send(request) });
	}
	return exchanges;
}

/** Why replies are no answer: the token lacks a scope, or the account was out of order. */
function whyNot(one: Case, exchanges: readonly Exchange[]): string | undefined {
	for (const { reply } of exchanges) {
		if (reply.status >= 500) return `the account replied with status ${reply.status}`;
		const lacksScope = reply.status === 403 || categoryOf(reply) === 'MISSING_SCOPES';
		if (lacksScope && one.asksScopes !== true) return 'the token lacks a scope';
	}
	return undefined;
}
