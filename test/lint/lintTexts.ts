/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import type { SourceText } from './lint';

/**
 * Lints the texts on the standard input as if they were files of the project, and prints ESLint's
 * messages. Jest cannot load an ESLint configuration, which is an ES module, so this is a process
 * of its own.
 */
async function main(): Promise<void> {
	const texts = JSON.parse(await text(process.stdin)) as SourceText[];
	const eslint = new ESLint({ overrideConfigFile: 'eslint.house.config.mjs' });
	const results = [];
	for (const { path, code } of texts) results.push(await eslint.lintText(code, { filePath: path }));
	console.log(JSON.stringify(results.map(([result]) => result?.messages ?? [])));
}

void main();
