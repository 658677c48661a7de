/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';

import { packageRoot } from '../support/engine/builtPackage';
import { executeNodeType } from '../support/engine/executeNodeType';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { useSandbox } from '../support/useSandbox';

/** The package as `npm run build` leaves it, loaded as n8n loads an installed package. */
const sandbox = useSandbox();
const load = async () => {
	const loader = new PackageDirectoryLoader(packageRoot);
	await loader.loadAll();
	return loader;
};

test('n8n finds the node, its codex and its icons', async () => {
	const { nodeTypes, packageName } = await load();
	expect(packageName).toBe('n8n-nodes-hubspot-crm-batch');
	expect(Object.keys(nodeTypes)).toEqual(['crmBatch']);
	const { description } = nodeTypes.crmBatch?.type as INodeType;
	expect(description.codex?.categories).toContain('Sales');
	expect(description.iconUrl).toEqual({
		light: expect.stringMatching(/crmBatch\.svg$/),
		dark: expect.stringMatching(/crmBatch\.dark\.svg$/),
	});
});

test('n8n finds both credentials, and that they belong to the node', async () => {
	const { credentialTypes } = await load();
	expect(Object.keys(credentialTypes).sort()).toEqual([
		'hubspotCrmBatchApi',
		'hubspotCrmBatchOAuth2Api',
	]);
	Object.values(credentialTypes).forEach(({ type }) => {
		expect(type.supportedNodes).toEqual(['crmBatch']);
		expect(type.iconUrl).toBeDefined();
	});
});

test('every file that package.json names is there, and an icon beside it', () => {
	const { n8n } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
	const files: string[] = [...n8n.nodes, ...n8n.credentials];
	files.forEach((file) =>
		expect([file, existsSync(path.join(packageRoot, file))]).toEqual([file, true]),
	);
});

test('the built node runs in n8n with the built credential', async () => {
	const { nodeTypes, credentialTypes } = await load();
	const { items, status } = await executeNodeType(
		nodeTypes.crmBatch?.type as INodeType,
		{
			authentication: 'accessToken',
			resource: 'ticket',
			operation: 'create',
			inputMode: 'json',
		},
		itemsOf([{ subject: 'T', hs_pipeline_stage: '1' }]),
		{
			credentialTypes: Object.values(credentialTypes).map(({ type }) => type),
			credentials: {
				hubspotCrmBatchApi: {
					baseUrl: sandbox.current.url,
					accessToken: sandbox.current.accessToken,
				},
			},
		},
	);
	expect(status).toBe('success');
	expect(sourceOf(items)).toEqual(eachOnce(1));
	expect(sandbox.current.records('tickets')).toHaveLength(1);
});
