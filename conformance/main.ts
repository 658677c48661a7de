/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program for the command line */
import { readFileSync, writeFileSync } from 'node:fs';
import { httpTransport, SYSTEM_CLOCK } from './api/connect';
import { BadArguments, HELP, parseArguments } from './cli/arguments';
import { program } from './cli/program';
import { TERMINAL } from './cli/terminal';
import { BadReport } from './report/readReport';
import { NoAccess } from './safety/checkAccount';

let interrupts = 0;

/** The first Ctrl-C ends the questions and starts the removal, the second one ends the program. */
process.on('SIGINT', () => {
	interrupts += 1;
	if (interrupts === 1) {
		console.log('\nStopping. What the run has made is removed. Ctrl-C again ends at once.');
		return;
	}
	console.log('\nEnded. Run "npm run conformance -- --clean" to remove what is left.');
	process.exit(130);
});

async function main(): Promise<number> {
	const args = parseArguments(process.argv.slice(2), process.env);
	if (args.action === 'help') {
		console.log(HELP);
		return 0;
	}
	return await program(args, {
		terminal: TERMINAL,
		transport: httpTransport(args.baseUrl, args.token),
		clock: SYSTEM_CLOCK,
		isStopped: () => interrupts > 0,
		readFile: (path) => readFileSync(path, 'utf8'),
		writeFile: (path, text) => writeFileSync(path, text),
	});
}

/** Errors that say themselves what to do. Of others, the kind and the cause help. */
const isPlain = (error: unknown): boolean =>
	[BadArguments, BadReport, NoAccess].some((kind) => error instanceof kind);

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		if (!isPlain(error)) {
			console.error('If the run had started: npm run conformance -- --clean removes what is left.');
		}
		process.exit(1);
	},
);
