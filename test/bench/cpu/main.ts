/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import './repeatableRandom';
import '../../support/engine/n8nEnvironment';

import { figures } from './figures';

/** Measures one figure in this process, and prints it. */
async function main(name = '', scale = '1'): Promise<void> {
	const figure = figures[name];
	if (!figure) throw new Error(`Figures: ${Object.keys(figures).join(', ')}`);
	process.stdout.write(`${await figure.measure(Number(scale))}\n`);
}

void main(...process.argv.slice(2));
