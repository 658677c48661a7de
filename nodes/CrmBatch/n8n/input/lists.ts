import { parseJson } from '../../hubspot/json';

/** The members of a list, or of text that is a JSON list or separates them by `,`, `;` or lines. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const parsed = value.trimStart().startsWith('[') ? parseJson(value) : undefined;
	return Array.isArray(parsed) ? parsed : value.split(/[,;\n]/);
}
