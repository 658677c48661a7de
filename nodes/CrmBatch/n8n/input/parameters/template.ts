/** A part of an expression: the code between `{{` and `}}`, or text beside it. */
export type Part = { readonly code: string } | { readonly text: string };

/**
 * The parts of an expression, without its leading `=`; `undefined` if n8n refuses it, or if n8n's
 * versions split it in different ways, because it has an escape or an open bracket.
 */
export function partsOf(expression: string): readonly Part[] | undefined {
	if (/\.\s*constructor/.test(expression)) return undefined;
	const parts: Part[] = [];
	let rest = expression.slice(1);
	while (rest !== '') {
		const start = rest.indexOf('{{');
		const text = start < 0 ? rest : rest.slice(0, start);
		if (text.includes('\\\\') || text.endsWith('\\')) return undefined;
		if (text !== '') parts.push({ text });
		if (start < 0) break;
		const end = rest.indexOf('}}', start + 2);
		const code = rest.slice(start + 2, end);
		if (end < 0 || code.includes('{{') || code.endsWith('\\')) return undefined;
		parts.push({ code });
		rest = rest.slice(end + 2);
	}
	return parts;
}
