/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests run outside n8n */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { outputSchemas, SCHEMAS } from '../docs/outputSchemas';
import { loadBuiltPackage, packageRoot } from '../support/engine/builtPackage';
import { executeNodeType } from '../support/engine/executeNodeType';
import { itemsOf, outputItems } from '../support/items';
import { useSandbox } from '../support/useSandbox';

/** The package that `npm run build` makes, loaded as n8n loads an installed package. */
const sandbox = useSandbox();

/** The module with what runs and lists need. The node requires it at its first use. */
const usedLate = 'dist/nodes/CrmBatch/methods/index.js';

/** The source files in a module of the package: esbuild writes their names above their code. */
const sourcesIn = (module: string): string[] =>
	[...readFileSync(path.join(packageRoot, module), 'utf8').matchAll(/^\/\/ (\S+\.ts)$/gm)].map(
		([, source = '']) => source.replace('nodes/CrmBatch/', ''),
	);

/** What a program prints that runs in a process of its own. */
const printed = (program: string) => {
	const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
		cwd: packageRoot,
		encoding: 'utf8',
	});
	return { stdout, stderr };
};

const loadNode = async () => {
	const { nodeTypes, credentialTypes } = await loadBuiltPackage();
	const node = nodeTypes['n8n-nodes-hubspot-crm-batch.crmBatch'];
	if (!node) throw new Error('The package has no such node');
	return { node, nodeTypes, credentialTypes };
};

test('n8n finds the node, its codex and its icons', async () => {
	const { node, nodeTypes } = await loadNode();
	expect(Object.keys(nodeTypes)).toHaveLength(1);
	expect(node.description.codex?.categories).toContain('Sales');
	expect(node.description.iconUrl).toEqual({
		light: expect.stringMatching(/crmBatch\.svg$/),
		dark: expect.stringMatching(/crmBatch\.dark\.svg$/),
	});
});

test('n8n finds both credentials and assigns them to the node', async () => {
	const { credentialTypes } = await loadNode();
	expect(credentialTypes.map(({ name }) => name).sort()).toEqual([
		'hubspotCrmBatchApi',
		'hubspotCrmBatchOAuth2Api',
	]);
	credentialTypes.forEach(({ supportedNodes, iconUrl }) => {
		expect(supportedNodes).toEqual(['crmBatch']);
		expect(iconUrl).toBeDefined();
	});
});

test('the package has the schema of each output beside the node', () => {
	const built = path.join(packageRoot, 'dist/nodes/CrmBatch/__schema__/v1.0.0');
	const files = outputSchemas.map(({ file }) => path.join(built, path.relative(SCHEMAS, file)));
	expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('every file that package.json names exists', () => {
	const { n8n } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
	const files: string[] = [...n8n.nodes, ...n8n.credentials];
	expect(files.filter((file) => !existsSync(path.join(packageRoot, file)))).toEqual([]);
});

test('the package has one module for each node and credential, one for runs and lists, and no file without a use', () => {
	const { n8n } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
	const files = readdirSync(path.join(packageRoot, 'dist'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.[a-z]+$/.test(file))
		.map((file) => path.posix.join('dist', file.split(path.sep).join('/')));
	const modules = files.filter((file) => file.endsWith('.js'));
	expect(modules.sort()).toEqual([...n8n.nodes, ...n8n.credentials, usedLate].sort());
	const kinds = new Set(files.map((file) => path.basename(file).replace(/^[^.]*/, '')));
	expect([...kinds].sort()).toEqual([
		...['.credentials.js', '.dark.svg', '.js', '.json', '.node.js', '.node.json', '.svg'],
	]);
});

test('to load the node takes one file, and nothing that only a run needs', () => {
	const program = `
		require('n8n-workflow');
		const before = new Set(Object.keys(require.cache));
		const made = [];
		for (const name of ['Collator', 'DateTimeFormat', 'NumberFormat', 'Segmenter']) {
			Intl[name] = class { constructor() { made.push(name); } };
		}
		const { CrmBatch } = require('./dist/nodes/CrmBatch/CrmBatch.node.js');
		new CrmBatch();
		const files = Object.keys(require.cache).filter((file) => !before.has(file)).length;
		console.log(JSON.stringify({ files, made }));`;
	expect(printed(program)).toEqual({ stdout: '{"files":1,"made":[]}\n', stderr: '' });
});

test('runs and lists share one more file, which n8n loads anew with the package', () => {
	const program = `
		require('n8n-workflow');
		const node = require.resolve('./dist/nodes/CrmBatch/CrmBatch.node.js');
		const late = require.resolve('./${usedLate}');
		const before = new Set(Object.keys(require.cache));
		const loaded = () => Object.keys(require.cache).filter((file) => !before.has(file));
		const isLate = [];
		async function use() {
			const { CrmBatch } = require(node);
			const { execute, methods } = new CrmBatch();
			const calls = [execute, ...Object.values(methods).flatMap((kind) => Object.values(kind))];
			isLate.push(loaded().includes(late));
			const modules = new Set();
			for (const call of calls) {
				await call.call({}).catch(() => undefined);
				modules.add(require.cache[late]);
			}
			return { calls: calls.length, files: loaded().length, modules };
		}
		use().then(async (first) => {
			loaded().forEach((file) => { delete require.cache[file]; });
			const second = await use();
			const modules = new Set([...first.modules, ...second.modules]);
			modules.delete(undefined);
			const { calls, files } = second;
			console.log(JSON.stringify({ isLate, calls, files, modules: modules.size }));
		});`;
	expect(printed(program)).toEqual({
		stdout: '{"isLate":[false,false],"calls":9,"files":2,"modules":2}\n',
		stderr: '',
	});
});

test('what both files of the node have is tables, so that state exists once', () => {
	const atStart = sourcesIn('dist/nodes/CrmBatch/CrmBatch.node.js');
	expect(atStart).toContain('description/index.ts');
	const own = /^(?:CrmBatch\.node|description\/.+|methods\/atFirstUse)\.ts$/;
	const tables = /^hubspot\/(?:tables\/.+|search\/operators)\.ts$/;
	const shared = atStart.filter((source) => !own.test(source));
	// Beside tables, the ranges of the number options.
	expect(shared.filter((source) => !tables.test(source)).sort()).toEqual([
		...['batch/pacing/inFlight.ts', 'n8n/input/options.ts'],
	]);
	const late = sourcesIn(usedLate);
	expect(late).toEqual(expect.arrayContaining(['batch/pacing/pacer.ts', 'n8n/journal.ts']));
	expect(late.filter((source) => own.test(source))).toEqual([]);
});

test('the file that n8n loads at its start keeps nothing between calls', () => {
	const file = path.join(packageRoot, 'dist/nodes/CrmBatch/CrmBatch.node.js');
	expect(readFileSync(file, 'utf8')).not.toMatch(/^let\b|\bnew Weak|\.(?:add|push|set)\(/m);
});

test('the stack of an error names the functions that were called', async () => {
	const { node } = await loadNode();
	// A context without the methods of n8n's: the first one that the node calls is missing.
	const failure: unknown = await node.execute?.call(Object.create(null)).catch((e: unknown) => e);
	expect(failure).toBeInstanceOf(Error);
	expect(String((failure as Error).stack)).toMatch(
		/at (?:\w+\.)?executeBatch \(.*methods[\\/]index\.js:\d+:\d+\)/,
	);
});

test('the built node runs in n8n with the built credential', async () => {
	const { node, credentialTypes } = await loadNode();
	const { url, accessToken } = sandbox.current;
	const { items, status } = await executeNodeType(
		node,
		{
			authentication: 'serviceKey',
			resource: 'ticket',
			operation: 'create',
			inputMode: 'json',
		},
		itemsOf([{ subject: 'T', hs_pipeline_stage: '1' }]),
		{
			credentialTypes,
			credentials: { hubspotCrmBatchApi: { baseUrl: url, accessToken } },
		},
	);
	expect(status).toBe('success');
	expect(outputItems(items)).toMatchObject([{ item: 0 }]);
	expect(sandbox.current.records('tickets')).toHaveLength(1);
});
