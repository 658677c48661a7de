/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads and writes files */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { engineVersions, type EngineVersion } from '../versions';

/** Whether all cases of a topic pass on an engine. */
type TopicResult = 'passed' | 'failed';

/** The result of the matrix for one engine. */
export interface EngineResult extends EngineVersion {
	/** By topic, which is the name of the file in `cases/`. */
	readonly topics: Readonly<Record<string, TopicResult>>;
}

/** The part of the result that Jest writes with `--json`. */
interface JestResult {
	readonly testResults: ReadonlyArray<{
		readonly name: string;
		readonly assertionResults: ReadonlyArray<{
			readonly ancestorTitles: readonly string[];
			readonly status: string;
		}>;
	}>;
}

const file = path.join(__dirname, '../results.json');

/** The result of the last complete run of the matrix. */
export function readResults(): EngineResult[] {
	return JSON.parse(readFileSync(file, 'utf8')) as EngineResult[];
}

/** Writes results.json. It has no times or dates, so that it changes only when a result does. */
export function writeResults(jestResultFile: string): void {
	const { testResults } = JSON.parse(readFileSync(jestResultFile, 'utf8')) as JestResult;
	const files = testResults.map(({ name, assertionResults }) => ({
		topic: path.basename(name, '.test.ts'),
		assertionResults,
	}));
	files.sort((a, b) => (a.topic < b.topic ? -1 : 1));
	const results = engineVersions.map((version): EngineResult => {
		const topics = files.map(({ topic, assertionResults }) => {
			const cases = assertionResults.filter(
				({ ancestorTitles }) => ancestorTitles[0] === `n8n ${version.n8n}`,
			);
			const passes = cases.length > 0 && cases.every(({ status }) => status === 'passed');
			return [topic, passes ? 'passed' : 'failed'] as const;
		});
		return { ...version, topics: Object.fromEntries(topics) };
	});
	writeFileSync(file, JSON.stringify(results, undefined, '\t') + '\n');
}
