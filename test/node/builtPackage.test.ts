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

test('the package has one module for each node and credential, and no file without a use', () => {
	const { n8n } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
	const files = readdirSync(path.join(packageRoot, 'dist'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.[a-z]+$/.test(file))
		.map((file) => path.posix.join('dist', file.split(path.sep).join('/')));
	const modules = files.filter((file) => file.endsWith('.js'));
	expect(modules.sort()).toEqual([...n8n.nodes, ...n8n.credentials].sort());
	const kinds = new Set(files.map((file) => path.basename(file).replace(/^[^.]*/, '')));
	expect([...kinds].sort()).toEqual([
		...['.credentials.js', '.dark.svg', '.json', '.node.js', '.node.json', '.svg'],
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
	const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
		cwd: packageRoot,
		encoding: 'utf8',
	});
	expect({ stdout, stderr }).toEqual({ stdout: '{"files":1,"made":[]}\n', stderr: '' });
});

test('the stack of an error names the functions that were called', async () => {
	const { node } = await loadNode();
	// A context without the methods of n8n's: the first one that the node calls is missing.
	const failure: unknown = await node.execute?.call(Object.create(null)).catch((e: unknown) => e);
	expect(failure).toBeInstanceOf(Error);
	expect(String((failure as Error).stack)).toMatch(
		/at (?:\w+\.)?executeBatch \(.*CrmBatch\.node\.js:\d+:\d+\)/,
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
