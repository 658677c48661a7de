import { filesIn, linkFlaw, relativeLinks, textOf } from './markdown';

const INDEX = 'docs/recipes/README.md';
const names = filesIn('docs/recipes', '.md').filter((name) => name !== 'README.md');
const examples = filesIn('examples', '.json');
const pictures = filesIn('docs/images/recipes', '.png');

const documents = [
	...['README.md', 'CONTRIBUTING.md', 'examples/README.md', 'sandbox/README.md', INDEX],
	...filesIn('docs', '.md').map((name) => `docs/${name}`),
	...names.map((name) => `docs/recipes/${name}`),
];

test.each(documents)('each relative link of %s leads to a file and a heading', (file) => {
	expect(relativeLinks(textOf(file)).flatMap((link) => linkFlaw(file, link) ?? [])).toEqual([]);
});

test('a link to a missing file or heading is found', () => {
	expect(linkFlaw(INDEX, 'csv-to-contacts.md#steps')).toBeUndefined();
	expect(linkFlaw(INDEX, 'no-such-page.md')).toMatch(/no-such-page/);
	expect(linkFlaw(INDEX, 'csv-to-contacts.md#no-such-heading')).toMatch(/no-such-heading/);
});

test('the index has one row for each recipe', () => {
	const rows = textOf(INDEX)
		.split('\n')
		.flatMap((line) => /^\| \S.* \| \[.+\]\((.+\.md)\) \|$/.exec(line)?.[1] ?? []);
	expect([...rows].sort()).toEqual(names);
});

describe.each(names)('%s', (name) => {
	const text = textOf(`docs/recipes/${name}`);
	const linked = (pattern: RegExp) =>
		relativeLinks(text).flatMap((link) => pattern.exec(link)?.[1] ?? []);

	test('shows its picture first, and then its workflow', () => {
		const [, picture, workflow] =
			/^# .+\n\n.+\n\n!\[.+\]\(\.\.\/images\/recipes\/(.+\.png)\)\n\n\*\*Workflow:\*\* \[(.+)\]\(\.\.\/\.\.\/examples\/\2\)/.exec(
				text,
			) ?? [];
		expect(pictures).toContain(picture);
		expect(examples).toContain(workflow);
		expect(linked(/images\/recipes\/(.+)$/)).toEqual([workflow?.replace('.json', '.png')]);
	});

	test('has all parts, and is at most two screens', () => {
		const parts = [...text.matchAll(/^## ([^:\n]+)/gm)].map(([, heading]) => heading);
		const usual = ['Before you start', 'Steps', 'Settings', 'What comes out', 'What can go wrong'];
		expect(parts.filter((part) => part !== undefined && usual.includes(part))).toEqual(usual);
		expect(text.split('\n').length).toBeLessThan(90);
	});

	test('names only nodes of its workflow, in steps that open them', () => {
		const { nodes } = JSON.parse(textOf(`examples/${linked(/examples\/(.+\.json)$/)[0]}`));
		const known = nodes.map((node: { name: string }) => node.name);
		const opened = [...text.matchAll(/^\d\. Open (.+?)[.,:]/gm)].flatMap(([, list = '']) => [
			...list.matchAll(/\*\*(.+?)\*\*/g),
		]);
		expect(known).toEqual(expect.arrayContaining(opened.map(([, node]) => node)));
	});
});

test('each picture is in one recipe, and each example in a recipe or in the list of examples', () => {
	const links = names.flatMap((name) => relativeLinks(textOf(`docs/recipes/${name}`)));
	const shown = links.flatMap((link) => /images\/recipes\/(.+)$/.exec(link)?.[1] ?? []);
	expect([...shown].sort()).toEqual(pictures);
	const listed = relativeLinks(textOf('examples/README.md'));
	const named = [...links.map((link) => link.replace('../../examples/', '')), ...listed];
	expect(named).toEqual(expect.arrayContaining(examples));
});

test('the recipes are linked from the README and from the list of examples', () => {
	expect(relativeLinks(textOf('README.md'))).toContain('docs/recipes/README.md');
	expect(relativeLinks(textOf('examples/README.md'))).toContain('../docs/recipes/README.md');
});
