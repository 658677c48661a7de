import { Account } from '../api/account';
import { Budget } from '../api/budget';
import { startDrivenSandbox } from '../api/connect';
import { PREFIX } from '../api/ownRecords';
import type { Case } from '../cases/case';
import { runCases } from '../cases/run';
import { setUp } from '../cases/setUp';
import type { Side } from '../compare/compare';
import { masker } from '../compare/mask';
import { clean, type Cleaned } from '../safety/clean';
import type { Switches } from '../../sandbox';

const UNLIMITED = 100_000;

/** What the sandbox replied, and what its run has cost: a forecast for the real account. */
export interface SandboxRun {
	readonly side: Side;
	readonly switches: Switches;
	readonly requests: number;
	readonly made: Omit<Cleaned, 'left'>;
}

/** A run id: the first part of the names of everything that a run makes. */
export function newMark(now: number, random: () => number): string {
	const part = Math.floor(random() * 36 ** 3).toString(36);
	return `${PREFIX}${(now % 36 ** 5).toString(36).padStart(5, '0')}${part.padStart(3, '0')}`;
}

/** Asks a sandbox in this process all cases. */
export async function askSandbox(
	cases: readonly Case[],
	switches: Partial<Switches> = {},
): Promise<SandboxRun> {
	const driven = await startDrivenSandbox({ switches });
	const { sandbox, transport, clock, accessToken } = driven;
	try {
		const account = new Account({ transport, clock, budget: new Budget(UNLIMITED, UNLIMITED) });
		const mark = `${PREFIX}sandbox0`;
		const fixtures = await setUp(account, mark);
		const observations = await runCases(account, cases, fixtures);
		const { records, properties } = await clean(account);
		const portalId = '147893286';
		return {
			side: { fixtures, observations, mask: masker({ token: accessToken, portalId, mark }) },
			switches: { ...sandbox.switches },
			requests: account.budget.used,
			made: { records, properties },
		};
	} finally {
		await sandbox.close();
	}
}
