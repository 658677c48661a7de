import { invalidInput, type Failure } from './failure';

/** What becomes of null and '' in a write: value of `emptyValues`. */
export type EmptyPolicy = 'ignore' | 'clear';

/** Property values as HubSpot takes them, or why they cannot be sent. */
export type Converted =
	| { readonly ok: true; readonly properties: Readonly<Record<string, string>> }
	| { readonly ok: false; readonly failure: Failure };

/** One value: its text, `undefined` for a property that is left out, or a complaint. */
type Text = { readonly text: string | undefined } | { readonly complaint: string };

/**
 * Turns the values of an item into what HubSpot takes: text. HubSpot clears a property on '' and
 * does nothing on null, so both are left out, or both clear, as the policy says.
 */
export function toProperties(values: object, empty: EmptyPolicy): Converted {
	const properties: Array<[string, string]> = [];
	for (const [name, value] of Object.entries(values)) {
		const problem = nameProblem(name);
		const converted: Text = problem ? { complaint: problem } : toText(value, empty);
		if ('complaint' in converted) {
			const message = `Property '${name}' ${converted.complaint}`;
			return { ok: false, failure: invalidInput(message, name) };
		}
		if (converted.text !== undefined) properties.push([name, converted.text]);
	}
	// `fromEntries` defines, where an assignment would call the setter of a name like __proto__.
	return { ok: true, properties: Object.fromEntries(properties) };
}

function nameProblem(name: string): string | undefined {
	if (name.trim() === '') return 'has no name';
	return name === '__proto__' ? 'is not a name that a HubSpot property can have' : undefined;
}

function toText(value: unknown, empty: EmptyPolicy): Text {
	if (value === undefined) return { text: undefined };
	if (value === null || value === '') return { text: empty === 'clear' ? '' : undefined };
	if (Array.isArray(value)) return listToText(value, empty);
	return plainToText(value);
}

/** Several choices of one property: HubSpot separates them by `;`. */
function listToText(values: readonly unknown[], empty: EmptyPolicy): Text {
	const texts: string[] = [];
	for (const value of values) {
		if (value === null || value === undefined) continue;
		const converted = plainToText(value);
		if ('complaint' in converted)
			return { complaint: `has a list in which one ${converted.complaint}` };
		if (converted.text) texts.push(converted.text);
	}
	return texts.length > 0 ? { text: texts.join(';') } : toText('', empty);
}

function plainToText(value: unknown): Text {
	switch (typeof value) {
		case 'string':
			return { text: value };
		case 'boolean':
		case 'bigint':
			return { text: String(value) };
		case 'number':
			return numberToText(value);
		case 'object':
			return dateToText(value);
		default:
			return { complaint: `is a ${typeof value}, which HubSpot cannot store` };
	}
}

function numberToText(value: number): Text {
	if (!Number.isFinite(value)) return { complaint: `is ${value}, not a number` };
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return { complaint: `is ${value}, a number that lost digits on its way here: pass it as text` };
	}
	return { text: String(value) };
}

/** Is it a date of JavaScript, or of n8n's expressions? */
export function isDate(value: unknown): boolean {
	return isoOf(value) !== undefined;
}

/** JavaScript's dates and n8n's (Luxon), as ISO text; any other object is refused. */
function dateToText(value: unknown): Text {
	const iso = isoOf(value);
	if (iso) return { text: iso };
	return {
		complaint:
			value === null
				? 'is empty'
				: 'is an object: give text, a number, a boolean or a list of them',
	};
}

function isoOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (typeof value !== 'object' || value === null) return undefined;
	// An expression's DateTime may come from another copy of Luxon, so not by its class.
	if (!('isLuxonDateTime' in value && 'toISO' in value && typeof value.toISO === 'function')) {
		return undefined;
	}
	const iso: unknown = value.toISO();
	return typeof iso === 'string' ? iso : undefined;
}
