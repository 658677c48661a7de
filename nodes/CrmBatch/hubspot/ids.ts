import { RECORD_ID } from './objects';

/** The text that names a record, or what is wrong with it (to follow the name of the field). */
export type Id = { readonly id: string } | { readonly complaint: string };

/**
 * Reads the value that names a record. HubSpot's ids are 64 bit numbers, which stay text: a
 * JavaScript number beyond 53 bits has lost digits and would name another record.
 */
export function toId(value: unknown, idProperty: string): Id {
	if (value === undefined || value === null) return { complaint: 'is missing' };
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) return { complaint: `is ${value}, not an ID` };
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return {
				complaint: `is ${value}, a number that lost digits on its way here: pass it as text`,
			};
		}
		return fromText(String(value), idProperty);
	}
	if (typeof value === 'bigint') return fromText(String(value), idProperty);
	if (typeof value === 'string') return fromText(value, idProperty);
	return {
		complaint: `is ${Array.isArray(value) ? 'a list' : `of type ${typeof value}`}, not text`,
	};
}

function fromText(text: string, idProperty: string): Id {
	const id = text.trim();
	if (id === '') return { complaint: 'is empty' };
	if (idProperty === RECORD_ID && /^\d+\.\d+$|^\d+(\.\d+)?e\+\d+$/i.test(id)) {
		return { complaint: `is '${id}', not a record ID: pass it as text` };
	}
	return { id };
}
