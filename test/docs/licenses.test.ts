/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code runs outside n8n; a document is read */
import { readFileSync } from 'node:fs';

import { LICENSES, licensesList } from './licenses';

describe('docs/licenses.md', () => {
	it('is what npm run docs:licenses writes', () => {
		expect(readFileSync(LICENSES, 'utf8')).toBe(licensesList());
	});

	it('has the license of each package', () => {
		expect(licensesList()).not.toContain('not stated');
	});
});
