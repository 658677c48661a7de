/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the layout of the project */
import { readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import type { Linter } from 'eslint';
import { cases, DIRECTION, NODE } from './cases';
import { lint, type SourceText } from './lint';

/** Parts of the node, from the lowest to the highest. */
const parts = [
	'batch/',
	'hubspot/json.ts',
	'hubspot/tables/',
	'hubspot/errors/',
	'hubspot/schema/',
	'hubspot/values/',
	'hubspot/request/',
	'hubspot/reply/',
	'hubspot/search/',
	'n8n/engine.ts',
	'n8n/http/',
	'n8n/input/',
	'n8n/output/',
	'n8n/openRun.ts',
	'n8n/journal.ts',
	'n8n/stages/sending/entrySender.ts',
	'n8n/search/',
	'n8n/execute.ts',
	'methods/',
	'description/',
	'CrmBatch.node.ts',
];

const files = readdirSync(join(__dirname, '../..', NODE), { recursive: true, encoding: 'utf8' })
	.map((path) => path.split(sep).join('/'))
	.filter((path) => path.endsWith('.ts'))
	.sort();

const fileOf = (part: string): string => files.find((path) => path.startsWith(part)) ?? part;

/** A file of the node that imports others, one a line. */
function importing(from: string, targets: readonly string[]): SourceText {
	const names = targets.map((target) => posix.relative(posix.dirname(from), target));
	return {
		path: `${NODE}/${from}`,
		code: names.map((name) => `import './${name.replace(/\.ts$/, '')}';`).join('\n'),
	};
}

const rows = Object.entries(cases).map(([title, row]) => ({ title, ...row }));
const textsOf = ({ path, broken, kept }: (typeof rows)[number]): SourceText[] =>
	[...broken, ...kept].map((code) => ({ path, code }));
const importsOfParts = parts.map((part) => importing(fileOf(part), parts.map(fileOf)));
const importsOfNode = files.map((path) => importing(path, ['CrmBatch.node.ts']));

describe('the house rules', () => {
	const messages = new Map<string, Linter.LintMessage[]>();
	const key = ({ path, code }: SourceText): string => `${path}\n${code}`;
	const messagesOn = (text: SourceText): Linter.LintMessage[] => messages.get(key(text)) ?? [];
	const breaks = (text: SourceText, rule: string | null): boolean =>
		messagesOn(text).some(({ ruleId }) => ruleId === rule);

	beforeAll(() => {
		const texts = [...rows.flatMap(textsOf), ...importsOfParts, ...importsOfNode];
		lint(texts).forEach((found, i) => {
			const text = texts[i];
			if (text) messages.set(key(text), found);
		});
	});

	test('are tried on valid code', () => {
		const invalid = [...messages.values()].flat().filter(({ fatal }) => fatal === true);
		expect(invalid).toEqual([]);
	});

	test.each(rows)('$title', ({ rule, path, broken, kept }) => {
		expect({
			broken: broken.filter((code) => breaks({ path, code }, rule)),
			kept: kept.filter((code) => !breaks({ path, code }, rule)),
		}).toEqual({ broken, kept });
	});

	test('let a part import only from lower parts', () => {
		const upward = importsOfParts.map((text) =>
			messagesOn(text).flatMap(({ ruleId, line }) =>
				ruleId === DIRECTION ? [parts[line - 1]] : [],
			),
		);
		expect(upward).toEqual(parts.map((_, i) => parts.slice(i + 1)));
	});

	test('give every file a part', () => {
		const without = importsOfNode.filter((text) => !breaks(text, DIRECTION));
		expect(without.map(({ path }) => path)).toEqual([`${NODE}/CrmBatch.node.ts`]);
	});
});
