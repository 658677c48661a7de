/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import Table from 'cli-table3';

import { PLANTED_BUGS } from './all';
import type { PlantedBug } from './plantedBug';
import { Workspace } from './workspace';

/** The tests that must catch a bug that names no others, in this order. */
const CHAOS = 'test/chaos/chaos.test.ts';
const ENGINE_CHAOS = 'test/chaos/engineChaos.test.ts';

interface Finding {
	readonly test: string;
	readonly reason: string;
}

/** Plants one bug at a time and requires that the tests fail for each of them. */
async function main(): Promise<void> {
	// A part of a name selects bugs; without it, all of them are planted.
	const wanted = process.argv.slice(2).join(' ');
	const bugs = PLANTED_BUGS.filter(({ name }) => name.includes(wanted));
	if (bugs.length === 0) throw new Error(`No planted bug has "${wanted}" in its name`);
	const workspace = new Workspace();
	const table = new Table({ head: ['Planted bug', 'Caught by', 'Reason', 'Seconds'] });
	let missed = 0;
	try {
		for (const bug of bugs) {
			const from = performance.now();
			const found = await workspace.withBug(bug, async () => await findingOf(workspace, bug));
			const seconds = ((performance.now() - from) / 1000).toFixed(1);
			if (!found) missed += 1;
			table.push([
				bug.name,
				found?.test.replace('test/', '') ?? 'NOTHING',
				found?.reason.slice(0, 80) ?? '',
				seconds,
			]);
			print(`${found ? 'caught' : 'MISSED'}: ${bug.name} (${seconds} s)`);
		}
	} finally {
		workspace.remove();
	}
	print(table.toString());
	print(`${bugs.length - missed} of ${bugs.length} planted bugs were caught`);
	process.exitCode = missed === 0 ? 0 : 1;
}

async function findingOf(
	workspace: Workspace,
	{ tests = [CHAOS, ENGINE_CHAOS] }: PlantedBug,
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
