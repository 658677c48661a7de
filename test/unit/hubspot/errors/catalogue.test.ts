import { problems, problemTopics } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { refusals } from '../../../../nodes/CrmBatch/hubspot/errors/match';
import { isLiteralReason, linesWith, sourceFiles, textsIn } from '../../support/sourceFiles';

const ERRORS = 'nodes/CrmBatch/hubspot/errors/';

/** All files except those of the catalogue. */
const files = sourceFiles().filter(({ path }) => !path.startsWith(ERRORS));

/** The files that report errors to users. */
const reporters = files.filter(({ path }) =>
	/^nodes\/CrmBatch\/(hubspot|n8n|methods)\//.test(path),
);

const all = [...Object.values(problems), ...refusals];

describe('the catalogue of errors', () => {
	test('has each code once, in capitals', () => {
		const codes = problemTopics.flatMap(({ entries }) => Object.keys(entries));
		expect(codes.sort()).toEqual(Object.keys(problems).sort());
		expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)+$|^[A-Z]+$/.test(code))).toEqual([]);
	});

	test('has each refusal once, with an ID that can be an anchor', () => {
		const ids = refusals.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
	});

	test('has no unused code', () => {
		const used = new Set(files.flatMap(textsIn));
		const unused = Object.keys(problems).filter((code) => !used.has(code));
		expect(unused).toEqual([]);
	});

	test('has the texts of all errors', () => {
		const found = reporters.filter((file) => linesWith(file, isLiteralReason).length > 0);
		expect(found.map(({ path }) => path)).toEqual([]);
	});

	test.each([
		"const failure: Failure = { message: 'It broke' };",
		'return { category, message: `It broke ${why}` };',
		"return { message: is ? 'It broke' : other };",
		"return { message: (said || 'It broke') };",
		"return { problem: 'is missing' };",
		"this.problem ??= 'is missing';",
		"const message = said ?? 'It broke';",
		"return refuse('It broke', name);",
		'throw new NodeOperationError(node, `It broke ${why}`);',
		"throw fail('It broke');",
		"throw new Error('It broke');",
	])('finds a text outside it: %s', (text) => {
		expect(linesWith({ path: 'nodes/a.ts', text }, isLiteralReason)).toEqual([1]);
	});

	test.each([
		"return { message: textAt(value, 'message') ?? '' };",
		"return failureOf(problem('ID_MISSING'), `'Value to Match' (${name})`);",
		"throw new NodeOperationError(node, message, { description: 'Nothing was sent' });",
		"const message = counted.join(', ');",
		"notes.push('Left out');",
		"const category = 'CREDENTIAL';",
		"if (text.code === 'VALUE_IS_OBJECT') return;",
	])('accepts code without such a text: %s', (text) => {
		expect(linesWith({ path: 'nodes/a.ts', text }, isLiteralReason)).toEqual([]);
	});

	test.each(all.map(({ text, cause, fix }) => ({ text, cause, fix })))(
		'has readable texts: $text',
		({ text, cause, fix }) => {
			// n8n's guidelines for error messages; the names of settings, in quotes, are exempt.
			const unquoted = text.replace(/'[A-Z][^']*'/g, '');
			expect(unquoted).not.toMatch(/\b(errors?|problems?|failures?|mistakes?)\b/i);
			expect(text).toMatch(/^\S.{0,190}[^\s.!]$/);
			expect(cause).toMatch(/^[A-Z'`J].*\.$/i);
			expect(fix).toMatch(/\S.*[.)]$/);
		},
	);
});
