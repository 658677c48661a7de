/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the files of the project */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const workflows = join(root, '.github/workflows');
const workflow = (file: string): string => readFileSync(join(workflows, file), 'utf8');

describe('a workflow', () => {
	test.each(readdirSync(workflows))('%s uses actions by their commit', (file) => {
		const used = [...workflow(file).matchAll(/uses: (.*)/g)].map(([, action]) => action);
		expect(used.length).toBeGreaterThan(0);
		const loose = used.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d/.test(action ?? ''));
		expect(loose).toEqual([]);
	});

	test('that can publish builds and does not test', () => {
		const [tests = '', publishes = ''] = workflow('publish.yml').split('\n  publish:\n');
		expect(tests).toContain('npm test');
		expect(tests).not.toContain('write');
		expect(publishes).toContain('id-token: write');
		expect(publishes).toContain('needs: test');
		expect(publishes).not.toContain('npm test');
		expect(publishes).not.toContain('cache:');
	});

	test('that can publish has the token in its last step only, which runs no script', () => {
		const steps = workflow('publish.yml').split(/\n {6}- /);
		expect(steps.filter((step) => step.includes('secrets.'))).toEqual([steps.at(-1)]);
		expect(steps.at(-1)).toContain('npm publish --ignore-scripts --provenance');
		expect(steps.at(-1)).not.toMatch(/npm (ci|run|test|install|exec)|npx/);
	});

	test('that can publish checks first that nothing is left to fill in', () => {
		const [tests = ''] = workflow('publish.yml').split('\n  publish:\n');
		expect(tests).toContain('npm run release:check');
		expect(tests).toContain('npm run scan');
	});

	test('that does not publish cannot write', () => {
		const others = readdirSync(workflows).filter((file) => file !== 'publish.yml');
		expect(others.length).toBeGreaterThan(0);
		expect(others.filter((file) => /:\s*write/.test(workflow(file)))).toEqual([]);
	});
});

describe.each(['package-lock.json', 'test/scan/package-lock.json'])('%s', (file) => {
	const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
		packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
	};
	const locked = Object.entries(packages).filter(([path]) => path !== '');

	test('has a SHA-512 checksum for each package', () => {
		expect(locked.length).toBeGreaterThan(100);
		const open = locked.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
		expect(open.map(([path]) => path)).toEqual([]);
	});

	test('leaves the registry to the configuration of npm, and so cannot lead elsewhere', () => {
		const resolved = locked.filter(([, one]) => one.resolved !== undefined || one.link === true);
		expect(resolved.map(([path]) => path)).toEqual([]);
	});
});
