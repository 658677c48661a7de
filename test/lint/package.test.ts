/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the layout of the project */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '../..');

describe('the package', () => {
	test('has no dependency at run time but n8n', () => {
		const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest).not.toHaveProperty('bundledDependencies');
		expect(manifest).not.toHaveProperty('bundleDependencies');
		expect(manifest).toHaveProperty('peerDependencies', { 'n8n-workflow': '*' });
	});

	test('has at most ten entries in a folder of the node', () => {
		const nodes = join(root, 'nodes');
		const folders = readdirSync(nodes, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map((entry) => join(entry.parentPath, entry.name));
		expect(folders.length).toBeGreaterThan(10);
		const full = folders.filter((folder) => readdirSync(folder).length > 10);
		expect(full.map((folder) => relative(root, folder))).toEqual([]);
	});
});
