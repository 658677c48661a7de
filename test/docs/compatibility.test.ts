/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads files of the project */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { readResults } from '../engines/report/results';
import { compatibilityTable, topics, withTable } from '../engines/report/table';
import { engineVersions } from '../engines/versions';

/** The table of docs/compatibility.md is the result of the engine matrix. */
const root = path.resolve(__dirname, '../..');
const cases = readdirSync(path.join(root, 'test/engines/cases')).map((file) =>
	path.basename(file, '.test.ts'),
);

test('the page has the table that `npm run docs:compatibility` makes', () => {
	const page = readFileSync(path.join(root, 'docs/compatibility.md'), 'utf8');
	expect(withTable(page, compatibilityTable(readResults()))).toBe(page);
});

test('the result has each engine of the matrix', () => {
	expect(readResults()).toMatchObject(engineVersions);
	expect(readResults()).toHaveLength(engineVersions.length);
});

test('the result and the table have each topic', () => {
	expect(Object.keys(topics).sort()).toEqual([...cases].sort());
	readResults().forEach((result) => expect(Object.keys(result.topics)).toEqual(cases.sort()));
});

test('a failed topic and a topic without a result have a cross', () => {
	const [version] = engineVersions;
	if (!version) throw new Error('The matrix has no engine');
	const table = compatibilityTable([
		{ ...version, topics: { onError: 'failed', editor: 'passed' } },
	]);
	const mark = (title: string) =>
		table
			.split('\n')
			.find((row) => row.includes(title))
			?.at(-3);
	expect(mark(topics.onError ?? '')).toBe('✗');
	expect(mark(topics.oAuth2 ?? '')).toBe('✗');
	expect(mark(topics.editor ?? '')).toBe('✓');
});

test('a text without the markers is not written', () => {
	expect(() => withTable('# Title', '| table |')).toThrow(/compatibility:start/);
});
