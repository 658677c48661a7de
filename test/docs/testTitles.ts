/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   test code runs outside n8n; test files are read as text */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Parts of a test's title, outermost `describe` first, as they are joined in documents. */
export const SEPARATOR = ' › ';

/** The name at the root of a call such as `it(…)`, `it.each(…)(…)` or `describe.each(…)(…)`. */
function rootName(callee: ts.Expression): string {
	if (ts.isIdentifier(callee)) return callee.text;
	if (ts.isPropertyAccessExpression(callee)) return rootName(callee.expression);
	return ts.isCallExpression(callee) ? rootName(callee.expression) : '';
}

/** The titles of all tests of a file, as they stand in its source. */
export function testTitles(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const titles: string[] = [];
	const visit = (node: ts.Node, above: readonly string[]): void => {
		const [first] = ts.isCallExpression(node) ? node.arguments : [];
		const root = ts.isCallExpression(node) ? rootName(node.expression) : '';
		if (first === undefined || !ts.isStringLiteralLike(first)) {
			ts.forEachChild(node, (child) => visit(child, above));
		} else if (root === 'it' || root === 'test') {
			titles.push([...above, first.text].join(SEPARATOR));
		} else {
			const inside = root === 'describe' ? [...above, first.text] : above;
			ts.forEachChild(node, (child) => visit(child, inside));
		}
	};
	visit(source, []);
	return titles;
}
