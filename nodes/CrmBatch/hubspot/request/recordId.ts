import { complain, type Complaint } from '../errors/problem';
import { RECORD_ID } from '../tables/objects';

/** The text that names a record, or what is wrong with it. */
export type Id = { readonly id: string } | { readonly complaint: Complaint };

/**
 * Reads the value that names a record. HubSpot's ids are 64 bit numbers, which stay text: a
 * JavaScript number beyond 53 bits has lost digits and would name another record.
 */
export function toId(value: unknown, idProperty: string): Id {
	if (value === undefined || value === null) return { complaint: complain('ID_MISSING') };
	if (typeof value === 'number') {
		const shown = { value: String(value) };
		if (!Number.isFinite(value)) return { complaint: complain('ID_NOT_A_NUMBER', shown) };
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return { complaint: complain('VALUE_LOST_DIGITS', shown) };
		}
		return fromText(String(value), idProperty);
	}
	if (typeof value === 'bigint') return fromText(String(value), idProperty);
	if (typeof value === 'string') return fromText(value, idProperty);
	const type = Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
	return { complaint: complain('ID_NOT_TEXT', { type }) };
}

function fromText(text: string, idProperty: string): Id {
	const id = text.trim();
	if (id === '') return { complaint: complain('ID_EMPTY') };
	if (idProperty === RECORD_ID && /^\d+\.\d+$|^\d+(\.\d+)?e\+\d+$/i.test(id)) {
		return { complaint: complain('ID_NOT_A_RECORD_ID', { value: id }) };
	}
	return { id };
}
