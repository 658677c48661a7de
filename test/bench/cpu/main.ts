/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import './repeatableRandom';
import '../../support/engine/n8nEnvironment';

import { figures, stageLines } from './figures';

/** Measures one figure, or the stages, in this process, and prints it. */
async function main(name = '', scale = '1'): Promise<void> {
	if (name === 'stages') {
		process.stdout.write(`${(await stageLines(Number(scale))).join('\n')}\n`);
		return;
	}
	const figure = figures[name];
	if (!figure) throw new Error(`Figures: ${Object.keys(figures).join(', ')}`);
	process.stdout.write(`${await figure.measure(Number(scale))}\n`);
}

void main(...process.argv.slice(2));
