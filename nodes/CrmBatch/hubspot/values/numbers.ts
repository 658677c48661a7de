import { complain } from '../errors/problem';
import { shown, type Converter, type Text } from './conversion';

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Digits with a comma among them, and perhaps points: 1,5 or 1.234,50 or 1,234.50. */
const WITH_COMMA = /^[+-]?[\d.]*,[\d.,]*$/;

/** A number that HubSpot stores: its text stays as it is given, down to the last zero. */
export const toNumber: Converter = (value) => {
	if (typeof value === 'number') return numberToText(value);
	if (typeof value === 'bigint') return { text: String(value) };
	const text = typeof value === 'string' ? value.trim() : undefined;
	if (text !== undefined && DECIMAL.test(text)) return { text };
	if (text !== undefined && WITH_COMMA.test(text)) {
		return complain('VALUE_DECIMAL_COMMA', { value: shown(text) });
	}
	return complain('VALUE_NOT_A_NUMBER', { value: shown(value) });
};

/** A JavaScript number in plain digits; one that has lost digits would be another number. */
export function numberToText(value: number): Text {
	if (!Number.isFinite(value)) return complain('VALUE_NOT_FINITE', { value: String(value) });
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return complain('VALUE_LOST_DIGITS', { value: String(value) });
	}
	return { text: withoutExponent(String(value)) };
}

/** JavaScript writes small fractions as 1.5e-7; the digits are these, and no more. */
function withoutExponent(text: string): string {
	const [, sign = '', whole = '', , fraction = '', exponent] =
		/^(-?)(\d)(\.(\d+))?e-(\d+)$/.exec(text) ?? [];
	if (exponent === undefined) return text;
	return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
}
