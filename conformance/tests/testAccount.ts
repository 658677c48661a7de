import { startDrivenSandbox, type DrivenSandbox } from '../api/connect';
import type { ApiRequest, Transport } from '../api/request';
import { PREFIX } from '../api/ownRecords';
import { CASES } from '../cases/tables';
import type { RunOptions } from '../run/run';
import { isObject, listAt, textAt } from '../api/json';
import type { SandboxOptions } from '../../sandbox';

/** A sandbox in the place of a HubSpot account, with an account type. */
export interface TestAccount extends DrivenSandbox {
	/** All requests that were sent, oldest first. */
	readonly sent: readonly ApiRequest[];
	/** The records and properties of runs that are still there. */
	left(): Promise<string[]>;
}

const TYPES = ['contacts', 'tickets', 'companies'] as const;

export async function testAccount(
	options: SandboxOptions = {},
	accountType = 'DEVELOPER_TEST',
): Promise<TestAccount> {
	const driven = await startDrivenSandbox({ seed: 7, ...options });
	const sent: ApiRequest[] = [];
	const transport: Transport = async (request) => {
		sent.push(request);
		const reply = await driven.transport(request);
		const isDetails = request.path.startsWith('/account-info/v3/details');
		return isDetails && isObject(reply.body)
			? { ...reply, body: { ...reply.body, accountType } }
			: reply;
	};
	const { sandbox } = driven;
	return {
		...driven,
		transport,
		sent,
		left: async () => {
			const all: string[] = [];
			for (const type of TYPES) {
				const own = sandbox
					.records(type)
					.filter(({ properties }) => JSON.stringify(properties).includes(PREFIX));
				all.push(...own.map(({ id }) => `${type} ${id}`));
				const path = `/crm/v3/properties/${type}`;
				const { body } = await sandbox.inject({ method: 'GET', path });
				const names = listAt(body, 'results').map((one) => textAt(one, 'name'));
				all.push(...names.filter((name) => name.startsWith(PREFIX)));
			}
			return all;
		},
	};
}

export const SMALL_CASES = CASES.filter(({ isLarge }) => isLarge !== true);

/** The options of a run on a test account. */
export function runOptions(account: TestAccount, more: Partial<RunOptions> = {}): RunOptions {
	return {
		transport: account.transport,
		clock: account.clock,
		token: account.accessToken,
		cases: SMALL_CASES,
		confirm: async () => true,
		random: () => 0.5,
		...more,
	};
}
