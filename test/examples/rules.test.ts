import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { exampleNames, exampleText, exampleWorkflow, hubspotType } from './exampleFiles';

/** Rules for all workflows in the examples folder. */
const { description } = new CrmBatch();
const stickyType = 'n8n-nodes-base.stickyNote';
const readme = exampleText('README.md');

/** The parameters that the editor shows for a node with these settings. */
function shownFor(node: INode): INodeProperties[] {
	const { properties } = description;
	const filled =
		NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ??
		{};
	return properties.filter((property) =>
		NodeHelpers.displayParameter(filled, property, node, description),
	);
}

/** The paths of parameters in `given` that the description does not have, collections included. */
function unknownNames(given: INodeParameters, properties: INodeProperties[], at = ''): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const property = properties.find((candidate) => candidate.name === name);
		if (!property) return [`${at}${name}`];
		if (property.type !== 'collection' && property.type !== 'fixedCollection') return [];
		const options = property.options ?? [];
		const path = `${at}${name}.`;
		const inner = value as INodeParameters;
		if (property.type === 'collection') {
			return unknownNames(inner, options as INodeProperties[], path);
		}
		return Object.entries(inner).flatMap(([group, rows]) => {
			const option = options.find((candidate) => candidate.name === group);
			if (!option || !('values' in option)) return [`${path}${group}`];
			return [rows]
				.flat()
				.flatMap((row) => unknownNames(row as INodeParameters, option.values, `${path}${group}.`));
		});
	});
}

test('the folder has at least eleven workflows', () => {
	expect(exampleNames.length).toBeGreaterThanOrEqual(11);
});

test('the README of the folder has one line for each workflow', () => {
	const rows = readme.split('\n').filter((line) => line.startsWith('| ['));
	expect(rows.map((row) => /^\| \[(.*?)\]\(\1\) \| \S/.exec(row)?.[1])).toEqual(exampleNames);
});

describe.each(exampleNames)('%s', (name) => {
	const workflow = exampleWorkflow(name);
	const { nodes, connections } = workflow;
	const hubspotNodes = nodes.filter(({ type }) => type === hubspotType);
	const notes = nodes.filter(({ type }) => type === stickyType);

	test('has the format of an n8n export, and is not active', () => {
		expect(Object.keys(workflow)).toEqual(
			expect.arrayContaining(['name', 'nodes', 'connections', 'settings', 'pinData', 'tags']),
		);
		expect(workflow).toMatchObject({ active: false, settings: { executionOrder: 'v1' } });
		nodes.forEach((node) =>
			expect(node).toEqual(
				expect.objectContaining({
					id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
					name: expect.stringMatching(/\S/),
					type: expect.stringMatching(/^[\w-]+\.\w+$/),
					typeVersion: expect.any(Number),
					position: [expect.any(Number), expect.any(Number)],
					parameters: expect.any(Object),
				}),
			),
		);
		['id', 'name'].forEach((key) =>
			expect(new Set(nodes.map((node) => node[key as 'id' | 'name'])).size).toBe(nodes.length),
		);
	});

	test('contains no data and no secrets', () => {
		expect(workflow.pinData).toEqual({});
		nodes
			.flatMap(({ credentials = {} }) => Object.values(credentials))
			.forEach((credential) => expect(Object.keys(credential).sort()).toEqual(['id', 'name']));
		expect(exampleText(name)).not.toMatch(/pat-[a-z]{2}\d|bearer |password|secret|api[_-]?key/i);
	});

	test('connects all of its nodes', () => {
		const reached = Object.values(connections).flatMap(({ main = [] }) =>
			main.flatMap((output) => output ?? []),
		);
		const names = nodes.map((node) => node.name);
		expect(names).toEqual(expect.arrayContaining(Object.keys(connections)));
		expect(names).toEqual(expect.arrayContaining(reached.map(({ node }) => node)));
		const connected = [...Object.keys(connections), ...reached.map(({ node }) => node)];
		const unconnected = nodes.filter((node) => !connected.includes(node.name));
		expect(unconnected).toEqual(notes);
	});

	test('has a note with the settings to make, which covers no node', () => {
		expect(notes).toHaveLength(1);
		const { content, height, width } = notes[0]?.parameters ?? {};
		expect(content).toMatch(/^## .+\n\n/);
		expect(content).toMatch(/\*\*Before you (run it|switch it on)\**/);
		const [left = 0, top = 0] = notes[0]?.position ?? [];
		nodes
			.filter(({ type }) => type !== stickyType)
			.forEach(({ position: [x, y] }) =>
				expect(x >= left + Number(width) || y >= top + Number(height) || x < left || y < top).toBe(
					true,
				),
			);
	});

	test('has the nodes to which its note and its expressions refer', () => {
		const texts = nodes.flatMap(({ parameters }) => JSON.stringify(parameters));
		const inExpressions = texts.flatMap((text) => [...text.matchAll(/\$\('(.+?)'\)/g)]);
		const { content } = notes[0]?.parameters ?? {};
		// Node names are in italics in the notes.
		const inNote = [...String(content).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)];
		const names = [...inExpressions, ...inNote].map(([, node]) => node);
		expect(nodes.map((node) => node.name)).toEqual(expect.arrayContaining(names));
	});

	test('sets only parameters that the HubSpot nodes show, and all required ones', () => {
		expect(hubspotNodes).not.toHaveLength(0);
		hubspotNodes.forEach((node) => {
			const shown = shownFor(node);
			expect(unknownNames(node.parameters, shown)).toEqual([]);
			const issues = NodeHelpers.getNodeParametersIssues(shown, node, description);
			expect(issues).toBeNull();
			expect(node.typeVersion).toBe(description.version);
		});
	});

	test('connects the error output of each HubSpot node', () => {
		hubspotNodes.forEach((node) => {
			expect(node.onError).toBe('continueErrorOutput');
			expect(connections[node.name]?.main?.[1]).not.toHaveLength(0);
		});
	});
});
