/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs the guard of a release */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unfilled } from '../../release/unfilled';

const root = path.join(__dirname, '../..');
const name = 'n8n-nodes-hubspot-crm-batch';

const placeholders = {
	name,
	homepage: `https://${name}.example`,
	author: { name: `${name} maintainers`, email: `maintainers@${name}.example` },
	repository: { type: 'git', url: `git+https://${name}.example/${name}.git` },
};
const real = {
	name,
	homepage: `https://github.com/ada/${name}#readme`,
	author: { name: 'Ada Lovelace', email: 'ada@lovelace.dev' },
	repository: { type: 'git', url: `git+https://github.com/ada/${name}.git` },
};

describe('a release', () => {
	let folder = '';

	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'release-'));
	});
	afterEach(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	/** A package with these fields, and with this address in a credential and a codex file. */
	const write = (manifest: object, address: string) => {
		mkdirSync(path.join(folder, 'credentials'));
		mkdirSync(path.join(folder, 'nodes/Any'), { recursive: true });
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
		const credential = `export class Any {\n\tdocumentationUrl = '${address}';\n}\n`;
		writeFileSync(path.join(folder, 'credentials/Any.credentials.ts'), credential);
		writeFileSync(path.join(folder, 'nodes/Any/Any.node.json'), JSON.stringify({ url: address }));
	};

	test('stops while there are placeholders, and names each', () => {
		write(placeholders, `${placeholders.homepage}#credentials`);
		expect(unfilled(folder).map((line) => line.split(': ')[0])).toEqual([
			'package.json, repository.url',
			'package.json, homepage',
			'package.json, author.name',
			'package.json, author.email',
			'nodes/Any/Any.node.json:1',
			'credentials/Any.credentials.ts:2',
		]);
	});

	test('goes on with real values', () => {
		write(real, real.homepage);
		expect(unfilled(folder)).toEqual([]);
	});

	test.each(['homepage', 'author', 'repository'] as const)('stops without %s', (field) => {
		write({ ...real, [field]: undefined }, real.homepage);
		expect(unfilled(folder).join()).toContain(`package.json, ${field}`);
	});

	test.each([
		[1, placeholders, /A maintainer must fill in:\n- package\.json, repository\.url: /],
		[0, real, /^$/],
	])('ends the command with %d', (status, manifest, output) => {
		write(manifest, real.homepage);
		const program = ['--import', 'tsx', path.join(root, 'release/check.ts'), folder];
		const run = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
		expect(run.stderr).toMatch(output);
		expect(run.status).toBe(status);
	});

	test('starts with the guard, from the command line and from npm', () => {
		const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
			scripts: Record<string, string>;
		};
		expect(scripts.release).toMatch(/^tsx release\/check\.ts && /);
		expect(scripts.prepublishOnly).toMatch(/^tsx release\/check\.ts && /);
	});
});
