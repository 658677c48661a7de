import { ownErrors, ownTopics } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { answerTopics } from '../../../../nodes/CrmBatch/hubspot/errors/match';
import { isLiteralReason, linesWith, sourceFiles, textsIn } from '../../support/sourceFiles';

const ERRORS = 'nodes/CrmBatch/hubspot/errors/';

/** Everything but the catalogue; `categories.ts` has categories that are called like codes. */
const files = sourceFiles().filter(({ path }) => !path.startsWith(ERRORS));
const users = files.filter(({ path }) => path !== 'nodes/CrmBatch/hubspot/errors/categories.ts');

/** Rooms in which what a user reads as an error is made. */
const speakers = files.filter(({ path }) => /^nodes\/CrmBatch\/(hubspot|n8n|methods)\//.test(path));

const all = [
	...ownTopics.flatMap(({ errors }) => Object.values(errors)),
	...answerTopics.flatMap(({ rows }) => rows),
];

describe('the catalogue of errors', () => {
	test('has every code once, in capitals', () => {
		const codes = ownTopics.flatMap(({ errors }) => Object.keys(errors));
		expect(codes.sort()).toEqual(Object.keys(ownErrors).sort());
		expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)+$|^[A-Z]+$/.test(code))).toEqual([]);
	});

	test('has no code that the node never uses', () => {
		const used = new Set(users.flatMap(textsIn));
		const unused = Object.keys(ownErrors).filter((code) => !used.has(code));
		expect(unused).toEqual([]);
	});

	test('is where all texts of errors stand', () => {
		const found = speakers.filter((file) => linesWith(file, isLiteralReason).length > 0);
		expect(found.map(({ path }) => path)).toEqual([]);
	});

	test.each([
		"const failure: Failure = { message: 'It broke' };",
		'return { category, message: `It broke ${why}` };',
		"return { message: is ? 'It broke' : other };",
		"return { message: (said || 'It broke') };",
		"return { complaint: 'is missing' };",
		"this.problem ??= 'is missing';",
		"const message = said ?? 'It broke';",
		"return refuse('It broke', name);",
		'throw new NodeOperationError(node, `It broke ${why}`);',
		"throw fail('It broke');",
		"throw new Error('It broke');",
	])('a text of its own is found: %s', (text) => {
		expect(linesWith({ path: 'nodes/a.ts', text }, isLiteralReason)).toEqual([1]);
	});

	test.each([
		"return { message: textAt(value, 'message') ?? '' };",
		"return refusal(complain('ID_MISSING'), `'ID' (${name})`);",
		"throw new NodeOperationError(node, message, { description: 'Nothing was sent' });",
		"const message = counted.join(', ');",
		"notes.push('Left out');",
		"const category = 'CREDENTIAL';",
		"if (text.complaint === 'VALUE_IS_OBJECT') return;",
	])('what is none is left alone: %s', (text) => {
		expect(linesWith({ path: 'nodes/a.ts', text }, isLiteralReason)).toEqual([]);
	});

	test.each(all.map(({ text, cause, cure }) => ({ text, cause, cure })))(
		'is fit to be read: $text',
		({ text, cause, cure }) => {
			// What n8n asks of texts; names of settings, in quotes, are what they are.
			const unquoted = text.replace(/'[A-Z][^']*'/g, '');
			expect(unquoted).not.toMatch(/\b(errors?|problems?|failures?|mistakes?)\b/i);
			expect(text).toMatch(/^\S.{0,190}[^\s.!]$/);
			expect(cause).toMatch(/^[A-Z'`J].*\.$/i);
			expect(cure).toMatch(/\S.*[.)]$/);
		},
	);
});
