/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts ESLint */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Linter } from 'eslint';

export interface SourceText {
	/** From the root of the project; the file need not exist. */
	readonly path: string;
	readonly code: string;
}

/** Messages of the house rules on each text. */
export function lint(texts: readonly SourceText[]): Linter.LintMessage[][] {
	const script = join(__dirname, 'lintTexts.ts');
	const output = execFileSync(process.execPath, ['--import', 'tsx', script], {
		cwd: join(__dirname, '../..'),
		input: JSON.stringify(texts),
		encoding: 'utf8',
	});
	return JSON.parse(output) as Linter.LintMessage[][];
}
