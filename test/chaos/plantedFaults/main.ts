/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import Table from 'cli-table3';

import { PLANTED_FAULTS } from './all';
import type { PlantedFault } from './plantedFault';
import { Workspace } from './workspace';

/** Tried first; then what a fault names, or the same through n8n's engine. */
const CHAOS = 'test/chaos/chaos.test.ts';
const ENGINE_CHAOS = 'test/chaos/engineChaos.test.ts';

interface Finding {
	readonly test: string;
	readonly reason: string;
}

/** Plants one fault after the other, and requires that the tests fail for each of them. */
async function main(): Promise<void> {
	const wanted = process.argv.slice(2).join(' ');
	const faults = PLANTED_FAULTS.filter(({ name }) => name.includes(wanted));
	const workspace = new Workspace();
	const table = new Table({ head: ['Planted fault', 'Caught by', 'Because', 'Seconds'] });
	let missed = 0;
	try {
		for (const fault of faults) {
			const from = performance.now();
			const found = await workspace.withFault(fault, async () => await findingOf(workspace, fault));
			const seconds = ((performance.now() - from) / 1000).toFixed(1);
			if (!found) missed += 1;
			table.push([
				fault.name,
				found?.test.replace('test/', '') ?? 'NOTHING',
				found?.reason.slice(0, 80) ?? '',
				seconds,
			]);
			print(`${found ? 'caught' : 'MISSED'}: ${fault.name} (${seconds} s)`);
		}
	} finally {
		workspace.remove();
	}
	print(table.toString());
	print(`${faults.length - missed} of ${faults.length} planted faults were caught`);
	process.exitCode = missed === 0 ? 0 : 1;
}

async function findingOf(
	workspace: Workspace,
	{ tests = [CHAOS, ENGINE_CHAOS] }: PlantedFault,
): Promise<Finding | undefined> {
	for (const test of tests) {
		const reason = await workspace.failureOf(test);
		if (reason !== undefined) return { test, reason };
	}
	return undefined;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

void main();
