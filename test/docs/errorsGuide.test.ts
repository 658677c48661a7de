/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; documents are read */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ownErrors } from '../../nodes/CrmBatch/hubspot/errors/problem';
import { errorsGuide, GUIDE } from './errorsGuide';

describe('docs/errors.md', () => {
	const guide = readFileSync(GUIDE, 'utf8');

	it('is what the catalogue of errors gives: npm run docs:errors', () => {
		expect(guide).toBe(errorsGuide());
	});

	it('has a row for each error of the node', () => {
		const codes = [...guide.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
		expect(codes.sort()).toEqual(Object.keys(ownErrors).sort());
	});

	it('has four filled cells in every row of every table', () => {
		const rows = guide.split('\n').filter((line) => line.startsWith('|'));
		const cells = rows.map((row) => row.split(/(?<!\\)\|/).slice(1, -1));
		const tables = cells.filter((row) => row.length !== 3);
		expect(tables.length).toBeGreaterThan(80);
		expect(tables.filter((row) => row.length !== 4)).toEqual([]);
		expect(cells.filter((row) => row.some((cell) => cell.trim() === ''))).toEqual([]);
	});

	it('is linked from the README', () => {
		const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
		expect(readme).toContain('(docs/errors.md)');
	});
});
