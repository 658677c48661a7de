import { refusals, type RefusalId } from '../../nodes/CrmBatch/hubspot/errors/match';
import { problems, type ProblemCode } from '../../nodes/CrmBatch/hubspot/errors/problem';
import { errorLine } from '../../nodes/CrmBatch/n8n/output/outcomes';

export type { ProblemCode };

/** Values for the open words of a text. */
export type Words = Readonly<Record<string, string>>;

/**
 * The line of a problem that the node finds itself. Tests take the text from the catalogue; only
 * the suites in unit/hubspot/errors contain it.
 *
 * @param item index of the item, which the line of an item that cannot be sent has at its end
 */
export function problemLine(code: ProblemCode, words: Words = {}, item?: number): string {
	const line = filled(problems[code].text, words);
	return item === undefined ? line : `${line} [item ${item}]`;
}

/** The line of an error of HubSpot (see `problemLine`). */
export function refusalLine(id: RefusalId, words: Words = {}): string {
	const refusal = refusals.find((row) => row.id === id);
	if (!refusal) throw new Error(`There is no refusal ${id}`);
	return filled(refusal.text, words);
}

/**
 * The line of an item that was not sent, or whose outcome is unknown.
 *
 * @param operation of which sending again is safe, or not; the default is not
 */
export function outcomeLine(
	outcome: 'notSent' | 'unknown',
	line: string,
	operation?: Parameters<typeof errorLine>[1],
): string {
	return errorLine({ outcome, failure: { message: line } }, operation);
}

/** The first line of the description of an error, which is HTML. */
export function firstLine(description: unknown): string | undefined {
	return typeof description === 'string' ? description.split('<br>')[0] : undefined;
}

/** Throws unless `words` has exactly the open words of the text. */
function filled(text: string, words: Words): string {
	const unused = new Set(Object.keys(words));
	const line = text.replace(/\{(\w+)\}/g, (_, word: string) => {
		const value = words[word];
		if (value === undefined) throw new Error(`The text "${text}" needs the word ${word}`);
		unused.delete(word);
		return value;
	});
	if (unused.size > 0) throw new Error(`The text "${text}" has no ${[...unused].join(', ')}`);
	return line;
}
