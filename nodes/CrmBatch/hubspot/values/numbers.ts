import { cleaned } from '../characters';
import { failed, success } from '../errors/failure';
import { problem } from '../errors/problem';
import { shown, type Converted, type Converter } from './conversion';

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Digits with a comma among them, and perhaps points: 1,5 or 1.234,50 or 1,234.50. */
const WITH_COMMA = /^[+-]?[\d.]*,[\d.,]*$/;

/** Thousands set apart by a space or an apostrophe, which no country takes for a decimal point. */
const GROUPED =
	/^[+-]?\d{1,3}(?<gap>[ \u00A0\u2007\u2009\u202F'’])\d{3}(?:\k<gap>\d{3})*(?:\.\d+)?$/;

const MINUS_SIGN = '\u2212';

/** A number as HubSpot stores it: its digits stay as they are, including trailing zeros. */
export const toNumber: Converter = (value) => {
	if (typeof value === 'number') return numberToText(value);
	if (typeof value === 'bigint') return success(String(value));
	const text = typeof value === 'string' ? cleaned(value).replace(MINUS_SIGN, '-') : undefined;
	if (text !== undefined && DECIMAL.test(text)) return success(text);
	if (text !== undefined && GROUPED.test(text)) return success(text.replace(/[^\d+.-]/g, ''));
	if (text !== undefined && WITH_COMMA.test(text)) {
		return failed(problem('VALUE_DECIMAL_COMMA', { value: shown(value) }));
	}
	return failed(problem('VALUE_NOT_A_NUMBER', { value: shown(value) }));
};

/** A JavaScript number in plain digits. One that has lost digits is refused. */
export function numberToText(value: number): Converted {
	if (!Number.isFinite(value)) return failed(problem('VALUE_NOT_FINITE', { value: String(value) }));
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return failed(problem('VALUE_LOST_DIGITS', { value: String(value) }));
	}
	return success(withoutExponent(String(value)));
}

/** JavaScript writes small fractions as 1.5e-7. */
function withoutExponent(text: string): string {
	const [, sign = '', whole = '', , fraction = '', exponent] =
		/^(-?)(\d)(\.(\d+))?e-(\d+)$/.exec(text) ?? [];
	if (exponent === undefined) return text;
	return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
}
