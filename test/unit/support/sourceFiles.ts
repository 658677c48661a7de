/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
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

export function packageJson(): object {
	return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
}

/** Something that a file imports, exports from elsewhere or requires. */
export interface Import {
	/** A package's name, or the path of a file of ours from the root, without its extension. */
	readonly from: string;
	/** Are all names of it types, so that nothing is left of it at run time? */
	readonly isTypeOnly: boolean;
}

export function importsOf({ path, text }: SourceFile): Import[] {
	const typeOnly = typeOnlyModules(parsed({ path, text }));
	return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({
		from: fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName,
		isTypeOnly: typeOnly.has(fileName),
	}));
}

/** Modules of which every import and re-export is of types. */
function typeOnlyModules(source: ts.SourceFile): ReadonlySet<string> {
	const types = new Set<string>();
	const values = new Set<string>();
	for (const node of source.statements) {
		if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) continue;
		if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) continue;
		(isTypeOnly(node) ? types : values).add(node.moduleSpecifier.text);
	}
	return new Set([...types].filter((name) => !values.has(name)));
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	const clause = node.importClause;
	if (!clause) return false;
	if (clause.isTypeOnly) return true;
	const { namedBindings } = clause;
	return (
		!clause.name &&
		namedBindings !== undefined &&
		ts.isNamedImports(namedBindings) &&
		namedBindings.elements.every((element) => element.isTypeOnly)
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

export const isAny = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword;

/** `value!`, and a member that is declared with `!`. */
export const isNonNull = (node: ts.Node): boolean =>
	ts.isNonNullExpression(node) ||
	((ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) &&
		node.exclamationToken !== undefined);

const comparisons: readonly ts.SyntaxKind[] = [
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
	ts.SyntaxKind.EqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsToken,
];

const isComparison = ({ operatorToken }: ts.BinaryExpression): boolean =>
	comparisons.includes(operatorToken.kind);

/** Asks which operation it is by its name: what differs belongs into the table of operations. */
export const isAskingForOperation = (node: ts.Node): boolean =>
	(ts.isBinaryExpression(node) &&
		isComparison(node) &&
		[node.left, node.right].some(isOperationValue)) ||
	(ts.isSwitchStatement(node) && isOperationValue(node.expression));

function isOperationValue(node: ts.Node): boolean {
	return (
		ts.isPropertyAccessExpression(node) &&
		node.name.text === 'value' &&
		/(^|\.)operation$/.test(node.expression.getText())
	);
}

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
