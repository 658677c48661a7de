/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; documents are read */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { refusals } from '../../nodes/CrmBatch/hubspot/errors/match';
import { problems } from '../../nodes/CrmBatch/hubspot/errors/problem';
import { errorsGuide, GUIDE } from './errorsGuide';

describe('docs/errors.md', () => {
	const guide = readFileSync(GUIDE, 'utf8');

	it('is what npm run docs:errors writes', () => {
		expect(guide).toBe(errorsGuide());
	});

	it('has one heading, and so one anchor, for each problem and refusal', () => {
		const headings = [...guide.matchAll(/^#### `(.+)`$/gm)].map(([, name]) => name);
		const names = [...Object.keys(problems), ...refusals.map(({ id }) => id)];
		expect(headings.sort()).toEqual(names.sort());
	});

	it('has a cause and a fix for each of them', () => {
		const count = (pattern: RegExp) => [...guide.matchAll(pattern)].length;
		expect(count(/^- \*\*Cause:\*\* \S/gm)).toBe(count(/^#### /gm));
		expect(count(/^- \*\*Fix:\*\* \S/gm)).toBe(count(/^#### /gm));
	});

	it('is linked from the README', () => {
		const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
		expect(readme).toContain('(docs/errors.md)');
	});
});
