/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { measureCpu } from './cpu/part';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { small: { type: 'boolean', default: false } },
});

/** `cpu`, and the names of its figures. */
function main([part, ...names]: readonly string[]): void {
	if (part !== 'cpu') throw new Error('Parts: cpu');
	const load = () => loadavg()[0]?.toFixed(1);
	process.stdout.write(`Load of the machine: ${load()}\n`);
	for (const row of measureCpu(names, values.small ? 10 : 1)) {
		process.stdout.write(`| ${row.join(' | ')} |\n`);
	}
	process.stdout.write(`Load of the machine: ${load()}\n`);
}

main(positionals);
