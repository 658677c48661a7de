import type { IExecuteFunctions } from 'n8n-workflow';

/** Shows lines above the node's output. n8n's editor reads them as HTML, and names can be any text. */
export function showHints(
	context: Pick<IExecuteFunctions, 'addExecutionHints'>,
	lines: readonly string[],
): void {
	lines.forEach((line) =>
		context.addExecutionHints({ message: toHtml(line), location: 'outputPane' }),
	);
}

/** Escapes text for HTML. */
export function toHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
