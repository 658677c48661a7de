/** What is wrong with a request to the control API; told to a person, so in plain words. */
export class ControlError {
	constructor(
		readonly message: string,
		readonly status: 400 | 404 = 400,
	) {}
}

export type Body = Readonly<Record<string, unknown>>;

/** The JSON object that a control request must have. */
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

/** A kind of field: how it is called in an error, and whether a value is of it. */
export interface FieldKind {
	readonly wanted: string;
	readonly accepts: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
const isTime = (value: unknown): boolean => Number.isFinite(value) && Number(value) >= 0;

/** The kinds of fields that control requests are made of. */
export const KINDS = {
	text: { wanted: 'text', accepts: isText },
	anything: { wanted: 'any JSON value', accepts: () => true },
	flag: { wanted: 'true or false', accepts: (value) => typeof value === 'boolean' },
	milliseconds: { wanted: 'a number of milliseconds, 0 or more', accepts: isTime },
	seconds: { wanted: 'a number of seconds, 0 or more', accepts: isTime },
	count: { wanted: 'a whole number from 1', accepts: isCount },
	counts: {
		wanted: 'a whole number from 1, or a list of them',
		accepts: (value) =>
			isCount(value) || (Array.isArray(value) && value.length > 0 && value.every(isCount)),
	},
	chance: {
		wanted: 'a number from 0 to 1',
		accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
	},
	status: {
		wanted: 'an HTTP status from 200 to 599',
		accepts: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
	},
	texts: {
		wanted: 'a list of texts',
		accepts: (value) => Array.isArray(value) && value.every(isText),
	},
	textMap: {
		wanted: 'an object whose values are texts',
		accepts: (value) =>
			typeof value === 'object' &&
			value !== null &&
			!Array.isArray(value) &&
			Object.values(value).every(isText),
	},
} as const satisfies Readonly<Record<string, FieldKind>>;

/** The first field that is unknown or of another kind than it must be. */
export function fieldError(
	body: Body,
	fields: Readonly<Record<string, FieldKind>>,
	where = 'The body',
): ControlError | undefined {
	for (const [name, value] of Object.entries(body)) {
		const kind = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (kind === undefined) {
			const known = Object.keys(fields).join(', ');
			return new ControlError(`${where} has an unknown field "${name}"; known are: ${known}`);
		}
		if (!kind.accepts(value)) return new ControlError(`"${name}" must be ${kind.wanted}`);
	}
	return undefined;
}
