/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import { parseArgs } from 'node:util';

import { measureConnections } from './connections/part';
import { hasBaseNodes } from './contestants/baseNodes';
import { measureCpu, measureStages } from './cpu/part';
import { jobs } from './jobs';
import { ownPart, parts, playersOf, smallPart, type Part } from './plan';
import { Arena } from './play/arena';
import type { Figures } from './play/condition';
import { writePage } from './report/page';
import {
	describeMachine,
	load,
	readResults,
	writeResults,
	type PartResult,
	type Results,
} from './report/results';
import { printTable } from './report/terminal';
import { cellsOf, describe, heads } from './report/format';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		records: { type: 'string' },
		latency: { type: 'string' },
		rounds: { type: 'string' },
		contestants: { type: 'string' },
		'in-flight': { type: 'string' },
		limit: { type: 'boolean', default: false },
		tls: { type: 'boolean', default: false },
		small: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
	},
});

/** Divides the numbers of items of the figures of the node alone. */
const scale = values.small ? 10 : 1;

async function play(part: Part): Promise<Figures[]> {
	const arena = await Arena.open(!values.small);
	const all: Figures[] = [];
	try {
		for (const given of part.conditions) {
			const rounds = Math.min(given.rounds, Number(values.rounds ?? given.rounds));
			const condition = { ...given, rounds };
			const wanted = values.contestants?.split(',');
			const players = playersOf(part, condition).filter((name) => wanted?.includes(name) ?? true);
			const figures = await arena.play(players, condition);
			const floor = figures.find(({ contestant }) => contestant === 'floor');
			process.stdout.write(`\n${describe(condition)} (load ${load()})\n`);
			printTable(
				heads,
				figures.map((one) => cellsOf(one, floor)),
			);
			all.push(...figures);
		}
	} finally {
		arena.close();
	}
	return all;
}

/** What is measured without contestants, by name. */
const tables: Readonly<
	Record<
		string,
		{ readonly title: string; readonly measure: () => Promise<string[][]> | string[][] }
	>
> = {
	connections: { title: 'Connections for 101 requests', measure: measureConnections },
	cpu: {
		title: 'CPU, memory and start-up of the node',
		measure: () => measureCpu([], scale),
	},
	stages: {
		title: 'Where the CPU time of a record goes, 100,000 contacts upserted',
		measure: () => measureStages(scale),
	},
};

const allParts = [...Object.keys(parts), ...Object.keys(tables)];

/** Plays a part, or measures a table. */
async function run(name: string): Promise<PartResult> {
	const before = load();
	const part = parts[name];
	if (part) {
		return { title: part.title, figures: await play(part), load: [before, load()] };
	}
	const table = tables[name];
	if (!table)
		throw new Error(`Parts: ${allParts.join(', ')}. Jobs: ${Object.keys(jobs).join(', ')}`);
	const { title } = table;
	const [head = [], ...rows] = await table.measure();
	printTable(head, rows);
	return { title, table: [head, ...rows], load: [before, load()] };
}

async function main([first, ...rest]: readonly string[]): Promise<void> {
	if (!hasBaseNodes()) {
		process.stdout.write(
			'Skipped without an n8n server in the cache (npm run e2e installs it): vm expressions, ' +
				"the batch from n8n's nodes, n8n's HubSpot node\n",
		);
	}
	if (first === 'cpu' && rest.length > 0) {
		const [head = [], ...rows] = measureCpu(rest, scale);
		printTable(head, rows);
		return;
	}
	if (first === undefined && values.small) return check(await play(smallPart));
	if (first === 'page') return await writePage(inOrder(readResults()));
	const chosen = first === undefined ? [] : [first, ...rest];
	if (chosen.length > 0 && chosen.every((name) => name in jobs)) {
		const numbers = {
			...(values.records && { count: Number(values.records) }),
			...(values.latency && { latencyMs: Number(values.latency) }),
			...(values['in-flight'] && { inFlight: Number(values['in-flight']) }),
		};
		const switches = { limited: values.limit, tls: values.tls };
		return check(await play(ownPart(chosen, { ...numbers, ...switches })));
	}
	for (const name of chosen.length > 0 ? chosen : allParts) {
		const result = await run(name);
		check(result.figures ?? []);
		if (chosen.length > 0 && !values.write) continue;
		const former = readResults();
		const played = { ...former.parts, [name]: result };
		const results = inOrder({ machine: describeMachine(), parts: played });
		await writeResults(results);
		await writePage(results);
	}
}

/** The results in the order in which the parts are listed. */
function inOrder({ machine, parts: played }: Results): Results {
	const sorted = allParts.flatMap((name) => {
		const part = played[name];
		return part ? [[name, part] as const] : [];
	});
	return { machine, parts: Object.fromEntries(sorted) };
}

/** Wrong records are an error of the bench or of a contestant. */
function check(figures: readonly Figures[]): void {
	if (figures.some(({ wrong }) => wrong > 0)) process.exitCode = 1;
}

void main(positionals);
