/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- prints to the terminal */
import { createInterface } from 'node:readline/promises';
import { SingleBar } from 'cli-progress';

/** Where the program prints, and how it asks. */
export interface Terminal {
	print(text: string): void;
	/** Asks a question. Resolves with the line that was typed, empty at the end of the input. */
	ask(question: string): Promise<string>;
	/** Shows the progress in requests. */
	startProgress(total: number): Progress;
}

export interface Progress {
	reply(used: number): void;
	step(name: string): void;
	stop(): void;
}

export const TERMINAL: Terminal = {
	print: (text) => console.log(text),
	ask: async (question) => {
		const lines = createInterface({ input: process.stdin, output: process.stdout });
		try {
			return await Promise.race([
				lines.question(question),
				new Promise<string>((resolve) => {
					lines.once('close', () => resolve(''));
				}),
			]);
		} finally {
			lines.close();
		}
	},
	startProgress: (total) => (process.stdout.isTTY ? bar(total) : plainLines(total)),
};

function bar(total: number): Progress {
	const one = new SingleBar({
		format: '  {bar} {value} of about {total} requests  {step}',
		barCompleteChar: '█',
		barIncompleteChar: '░',
		barsize: 24,
		hideCursor: true,
	});
	one.start(total, 0, { step: '' });
	return {
		reply: (used) => {
			if (used > one.getTotal()) one.setTotal(used);
			one.update(used);
		},
		step: (step) => one.update({ step }),
		stop: () => one.stop(),
	};
}

const LINE_EVERY = 25;

/** For a log: one line for every 25 requests. */
function plainLines(total: number): Progress {
	return {
		reply: (used) => {
			if (used % LINE_EVERY === 0) console.log(`  ${used} of about ${total} requests`);
		},
		step: () => {},
		stop: () => {},
	};
}
