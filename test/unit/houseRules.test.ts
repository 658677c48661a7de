import {
	importsOf,
	isAny,
	isAskingForOperation,
	isNonNull,
	linesWith,
	packageJson,
	sourceFiles,
	type Import,
	type SourceFile,
} from './support/sourceFiles';

const NODE = 'nodes/CrmBatch';
const OPERATIONS = `${NODE}/hubspot/tables/operations.ts`;

/** Tells what is wrong with a file, a line for each finding. */
type Rule = (file: SourceFile) => string[];

const importRule =
	(isBad: (path: string, imported: Import) => boolean): Rule =>
	(file) =>
		importsOf(file)
			.filter((imported) => isBad(file.path, imported))
			.map(({ from }) => `${file.path} imports ${from}`);

const syntaxRule =
	(isBad: Parameters<typeof linesWith>[1]): Rule =>
	(file) =>
		linesWith(file, isBad).map((line) => `${file.path}:${line}`);

const isIn = (path: string, ...folders: readonly string[]): boolean =>
	folders.some((folder) => path.startsWith(folder));

const isOurs = ({ from }: Import): boolean => isIn(from, 'nodes/', 'credentials/');

const mayKnowN8n = (path: string): boolean =>
	path === `${NODE}/CrmBatch.node.ts` ||
	isIn(path, `${NODE}/n8n/`, `${NODE}/description/`, `${NODE}/methods/`, 'credentials/');

interface HouseRule {
	readonly title: string;
	readonly rule: Rule;
	/** A file that breaks the rule, and what is said about it. */
	readonly broken: SourceFile & { readonly finding: string };
	/** A file that is close to breaking it. */
	readonly kept: SourceFile;
}

const houseRules: readonly HouseRule[] = [
	{
		title: 'the batch engine imports nothing but itself',
		rule: importRule(
			(path, { from }) => isIn(path, `${NODE}/batch/`) && !isIn(from, `${NODE}/batch/`),
		),
		broken: {
			path: `${NODE}/batch/runBatches.ts`,
			text: "import { a } from './plan';\nexport type { Failure } from '../hubspot/failure';",
			finding: `${NODE}/batch/runBatches.ts imports ${NODE}/hubspot/failure`,
		},
		kept: { path: `${NODE}/batch/runBatches.ts`, text: "import { planBatches } from './plan';" },
	},
	{
		title: 'what HubSpot is like knows of the engine its types and its back-off only',
		rule: importRule(
			(path, { from, isTypeOnly }) =>
				isIn(path, `${NODE}/hubspot/`) &&
				!isIn(from, `${NODE}/hubspot/`) &&
				from !== `${NODE}/batch/backoff` &&
				!(isTypeOnly && isIn(from, `${NODE}/batch/`)),
		),
		broken: {
			path: `${NODE}/hubspot/judge.ts`,
			text: "import { runBatches, type Run } from '../batch/runBatches';",
			finding: `${NODE}/hubspot/judge.ts imports ${NODE}/batch/runBatches`,
		},
		kept: {
			path: `${NODE}/hubspot/judge.ts`,
			text: [
				"import { retryAfterMs } from '../batch/backoff';",
				"import type { Verdict } from '../batch/types';",
				"import { type Outcome } from '../batch/types';",
				"import { isObject } from './json';",
			].join('\n'),
		},
	},
	{
		title: 'only the parts that face n8n know n8n',
		rule: importRule((path, { from }) => from === 'n8n-workflow' && !mayKnowN8n(path)),
		broken: {
			path: `${NODE}/hubspot/reply/reply.ts`,
			text: "import type { IDataObject } from 'n8n-workflow';",
			finding: `${NODE}/hubspot/reply/reply.ts imports n8n-workflow`,
		},
		kept: {
			path: `${NODE}/n8n/execute.ts`,
			text: "import type { IDataObject } from 'n8n-workflow';",
		},
	},
	{
		title: 'no package is imported but n8n-workflow',
		rule: importRule((_, imported) => !isOurs(imported) && imported.from !== 'n8n-workflow'),
		broken: {
			path: 'credentials/Token.credentials.ts',
			text: "const { join } = require('node:path');\nvoid import('axios');",
			finding: 'credentials/Token.credentials.ts imports node:path',
		},
		kept: { path: `${NODE}/n8n/execute.ts`, text: "// import 'axios';\nconst a = \"import 'b'\";" },
	},
	{
		title: 'no file has more than 200 lines',
		rule: ({ path, text }) => {
			const lines = text.trimEnd().split('\n').length;
			return lines > 200 ? [`${path} has ${lines} lines`] : [];
		},
		broken: { path: 'nodes/a.ts', text: 'a;\n'.repeat(201), finding: 'nodes/a.ts has 201 lines' },
		kept: { path: 'nodes/a.ts', text: 'a;\n'.repeat(200) },
	},
	{
		title: 'a file is named after what it does',
		rule: ({ path }) =>
			/(^|\/)(utils?|helpers?|genericfunctions|common|misc)(\/|\.)/i.test(path) ? [path] : [],
		broken: {
			path: `${NODE}/GenericFunctions.ts`,
			text: '',
			finding: `${NODE}/GenericFunctions.ts`,
		},
		kept: { path: `${NODE}/hubspot/json.ts`, text: '' },
	},
	{
		title: 'nothing is of the type any',
		rule: syntaxRule(isAny),
		broken: {
			path: 'nodes/a.ts',
			text: 'const a = 1;\nconst b = a as any;',
			finding: 'nodes/a.ts:2',
		},
		kept: { path: 'nodes/a.ts', text: "// any\nconst any = 'any'; const a: unknown = any;" },
	},
	{
		title: 'nothing is claimed to be there by an exclamation mark',
		rule: syntaxRule(isNonNull),
		broken: { path: 'nodes/a.ts', text: '\n\nconst b = a[0]!;', finding: 'nodes/a.ts:3' },
		kept: { path: 'nodes/a.ts', text: "if (!a && b !== c) d('!');" },
	},
	{
		title: 'no member is claimed to be set by an exclamation mark',
		rule: syntaxRule(isNonNull),
		broken: { path: 'nodes/a.ts', text: 'class A {\n\tb!: string;\n}', finding: 'nodes/a.ts:2' },
		kept: { path: 'nodes/a.ts', text: "class A {\n\tb = '';\n}" },
	},
	{
		title: 'no lint or type rule is switched off',
		rule: ({ path, text }) =>
			['eslint-disable', '@ts-ignore', '@ts-expect-error', '@ts-nocheck']
				.filter((comment) => text.includes(comment))
				.map((comment) => `${path} has ${comment}`),
		broken: {
			path: 'nodes/a.ts',
			text: '// eslint-disable-next-line no-console',
			finding: 'nodes/a.ts has eslint-disable',
		},
		kept: { path: 'nodes/a.ts', text: '// lint is content' },
	},
	{
		title: 'no operation is asked for by its name outside the table of operations',
		rule: (file) => (file.path === OPERATIONS ? [] : syntaxRule(isAskingForOperation)(file)),
		broken: {
			path: 'nodes/a.ts',
			text: "a();\nif ('read' !== setup.operation.value) b();",
			finding: 'nodes/a.ts:2',
		},
		kept: {
			path: 'nodes/a.ts',
			text: "if (operation.writes === true) a(operation.value);\nif (object.value === 'x') b();",
		},
	},
];

describe('the house rules', () => {
	const files = sourceFiles();

	test('are held against all files of the package', () => {
		const paths = files.map(({ path }) => path);
		expect(paths).toEqual(
			expect.arrayContaining([
				`${NODE}/CrmBatch.node.ts`,
				`${NODE}/batch/runBatches.ts`,
				`${NODE}/hubspot/reply/judgeBatch.ts`,
				`${NODE}/n8n/execute.ts`,
				'credentials/HubspotCrmBatchApi.credentials.ts',
			]),
		);
	});

	test.each(houseRules)('$title', ({ rule }) => {
		expect(files.flatMap(rule)).toEqual([]);
	});

	test.each(houseRules)('a file that breaks a rule is found: $title', ({ rule, broken }) => {
		expect(rule(broken)).toContain(broken.finding);
	});

	test.each(houseRules)('a file that keeps to a rule is left alone: $title', ({ rule, kept }) => {
		expect(rule(kept)).toEqual([]);
	});

	test('the package needs nothing at run time but n8n', () => {
		const manifest = packageJson();
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest).not.toHaveProperty('bundledDependencies');
		expect(manifest).not.toHaveProperty('bundleDependencies');
		expect(manifest).toHaveProperty('peerDependencies', { 'n8n-workflow': '*' });
	});
});
