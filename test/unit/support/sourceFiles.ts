/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../..');

/** One file of the package, by its path from the root, with slashes. */
export interface SourceFile {
	readonly path: string;
	readonly text: string;
}

/** All TypeScript files of the package itself. */
export function sourceFiles(): SourceFile[] {
	return ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => ({
				path: relative(root, path).split(sep).join('/'),
				text: readFileSync(path, 'utf8'),
			})),
	);
}

function parsed({ path, text }: SourceFile): ts.SourceFile {
	return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/** Lines, from 1, of the syntax that the rule is against. */
export function linesWith(file: SourceFile, isBad: (node: ts.Node) => boolean): number[] {
	const source = parsed(file);
	const lines: number[] = [];
	const visit = (node: ts.Node): void => {
		if (isBad(node)) lines.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return lines;
}

const comparisons: readonly ts.SyntaxKind[] = [
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
	ts.SyntaxKind.EqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsToken,
];

const isComparison = ({ operatorToken }: ts.BinaryExpression): boolean =>
	comparisons.includes(operatorToken.kind);

/** All plain texts of a file. */
export function textsIn(file: SourceFile): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(parsed(file));
	return texts;
}

/** What the reason of an error is called, wherever one is made. */
const reasons = /^(message|complaint|problem|reason|original)$/;

/** Functions and classes whose arguments are the texts of errors. */
const tellers = /^(fail|refuse|Node\w*Error|UserError|OperationalError|Error)$/;

/** The reason of an error, written out where it is made. */
export function isLiteralReason(node: ts.Node): boolean {
	if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
		return reasons.test(node.name.getText()) && isWritten(node.initializer);
	}
	if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) {
		const isGiven = node.operatorToken.getText().endsWith('=') && !isComparison(node);
		return isGiven && reasons.test(node.left.name.text) && isWritten(node.right);
	}
	if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
		return tellers.test(node.expression.getText()) && (node.arguments ?? []).some(isWritten);
	}
	return false;
}

/** Is it a text, or may it become one? */
function isWritten(value: ts.Expression | undefined): boolean {
	if (value === undefined) return false;
	if (ts.isStringLiteralLike(value)) return value.text !== '';
	if (ts.isTemplateExpression(value)) return true;
	if (ts.isParenthesizedExpression(value)) return isWritten(value.expression);
	if (ts.isConditionalExpression(value))
		return isWritten(value.whenTrue) || isWritten(value.whenFalse);
	return ts.isBinaryExpression(value) && (isWritten(value.left) || isWritten(value.right));
}
