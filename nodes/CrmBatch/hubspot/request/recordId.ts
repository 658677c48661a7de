import { cleaned, wellFormed } from '../characters';
import { failed, success, type Result } from '../errors/failure';
import { problem, type Problem } from '../errors/problem';
import { plainProperty } from '../schema/definition';
import { RECORD_ID } from '../tables/objects';
import { lengthProblem } from '../values/text';

/**
 * Reads the value that identifies a record. HubSpot's IDs are 64-bit numbers, which stay text: a
 * JavaScript number beyond 53 bits has lost digits and would identify another record. Invisible
 * characters are dropped from record IDs and addresses; in any other key they can be meant.
 */
export function toId(value: unknown, idProperty: string): Result<string, Problem> {
	if (value === undefined || value === null) return failed(problem('ID_MISSING'));
	if (typeof value === 'number') {
		const words = { value: String(value) };
		if (!Number.isFinite(value)) return failed(problem('ID_NOT_A_NUMBER', words));
		if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
			return failed(problem('VALUE_LOST_DIGITS', words));
		}
		return fromText(String(value), idProperty);
	}
	if (typeof value === 'bigint') return fromText(String(value), idProperty);
	if (typeof value === 'string') return fromText(value, idProperty);
	const type = Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
	return failed(problem('ID_NOT_TEXT', { type }));
}

function fromText(text: string, idProperty: string): Result<string, Problem> {
	if (cleaned(text) === '') return failed(problem('ID_EMPTY'));
	const isFreeText = idProperty !== RECORD_ID && !plainProperty(idProperty).isAddress;
	const id = wellFormed(isFreeText ? text.trim() : cleaned(text));
	const tooLong = lengthProblem(id);
	if (tooLong) return failed(tooLong);
	if (idProperty === RECORD_ID && /^\d+\.\d+$|^\d+(\.\d+)?e\+\d+$/i.test(id)) {
		return failed(problem('ID_NOT_A_RECORD_ID', { value: id }));
	}
	if (idProperty === RECORD_ID && id.includes('@')) {
		return failed(problem('EMAIL_AS_RECORD_ID', { value: id }));
	}
	if (!isFreeText && idProperty !== RECORD_ID && /^\d+$/.test(id)) {
		return failed(problem('RECORD_ID_AS_EMAIL', { value: id }));
	}
	return success(id);
}
