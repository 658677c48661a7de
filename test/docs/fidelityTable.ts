/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   test code runs outside n8n; a document is read */
import { readFileSync } from 'node:fs';

/** One row of the table: what the sandbox does, on whose word, how sure, and what pins it. */
export interface FidelityRow {
	readonly behaviour: string;
	readonly source: string;
	readonly sure: string;
	/** `file.test.ts › describe › title`. */
	readonly tests: readonly string[];
}

const HEAD = ['Behaviour', 'Source', 'How sure', 'Test'];

/** All rows of all tables of the page that have its four columns. */
export function fidelityRows(file: string): FidelityRow[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('|') && !/^[|\s:-]+$/.test(line))
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		)
		.filter((cells) => cells.join() !== HEAD.join())
		.map(([behaviour = '', source = '', sure = '', tests = '']) => ({
			behaviour,
			source,
			sure,
			tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, title]) => title ?? ''),
		}));
}
