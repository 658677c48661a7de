/** The error of a request to the control API. */
export class ControlError {
	constructor(
		readonly message: string,
		readonly status: 400 | 404 = 400,
	) {}
}

export type Body = Readonly<Record<string, unknown>>;

/** Parses the body of a control request, which must be a JSON object. An empty one counts as `{}`. */
export function parseBody(text: string): Body | ControlError {
	if (text.trim() === '') return {};
	try {
		const parsed: unknown = JSON.parse(text);
		const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
		return isObject ? { ...parsed } : new ControlError('The body must be a JSON object');
	} catch {
		return new ControlError('The body is not JSON');
	}
}

/** A kind of field: its description in errors, and a check of its values. */
export interface FieldKind {
	readonly description: string;
	readonly accepts: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
const isTime = (value: unknown): boolean => Number.isFinite(value) && Number(value) >= 0;

/** The kinds of fields in control requests. */
export const KINDS = {
	text: { description: 'a string', accepts: isText },
	anything: { description: 'any JSON value', accepts: () => true },
	flag: { description: 'true or false', accepts: (value) => typeof value === 'boolean' },
	milliseconds: { description: 'a number of milliseconds, 0 or more', accepts: isTime },
	seconds: { description: 'a number of seconds, 0 or more', accepts: isTime },
	count: { description: 'an integer of 1 or more', accepts: isCount },
	counts: {
		description: 'an integer of 1 or more, or a list of them',
		accepts: (value) =>
			isCount(value) || (Array.isArray(value) && value.length > 0 && value.every(isCount)),
	},
	chance: {
		description: 'a number from 0 to 1',
		accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
	},
	status: {
		description: 'an HTTP status from 200 to 599',
		accepts: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
	},
	texts: {
		description: 'a list of strings',
		accepts: (value) => Array.isArray(value) && value.every(isText),
	},
	textMap: {
		description: 'an object whose values are strings',
		accepts: (value) =>
			typeof value === 'object' &&
			value !== null &&
			!Array.isArray(value) &&
			Object.values(value).every(isText),
	},
} as const satisfies Readonly<Record<string, FieldKind>>;

/** The error for the first field that is unknown or of the wrong kind. */
export function fieldError(
	body: Body,
	fields: Readonly<Record<string, FieldKind>>,
	where = 'The body',
): ControlError | undefined {
	for (const [name, value] of Object.entries(body)) {
		const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (kind === undefined) {
			const known = Object.keys(fields).join(', ');
			return new ControlError(`${where} has an unknown field "${name}". Known fields: ${known}`);
		}
		if (!kind.accepts(value)) return new ControlError(`"${name}" must be ${kind.description}`);
	}
	return undefined;
}
