import { isObject, refusedValues } from '../api/json';

/** What a mask knows of the account and the run. */
export interface Secrets {
	readonly token: string;
	readonly portalId: string;
	readonly mark: string;
}

type Rule = readonly [pattern: RegExp, replacement: string];

/** Texts that differ from run to run, or that name persons or the account. */
const RULES: readonly Rule[] = [
	[/pat-[\w-]+/g, '<token>'],
	[/Bearer\s+[^\s"]+/g, 'Bearer <token>'],
	// Lengths are limited: an address is short, and a text without one may be long.
	[/[\w.!#$&'*+/=?^`{|}~%-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '<email>'],
	[/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g, '<uuid>'],
	[/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?/g, '<time>'],
	[/https?:\/\/[^/\s"]+/g, '<host>'],
	[/(portal(?:Id=| ID |: ?| )?)\d+/gi, '$1<portal>'],
	[/\b\d+ (day|second)\(s\)/g, '<n> $1(s)'],
	[/column \d+/g, 'column <n>'],
	// The options of our own property, which all runs have, stay.
	[/allowed options: \[(?!small, large\])[^\]]*\]/g, 'allowed options: [<options>]'],
	[/\d{6,}/g, '<id>'],
];

/** Numbers under these names belong to the account or a person, however short they are. */
const PRIVATE_NUMBERS = /(portal|hub|user|app|account|team)_?id/i;

const PRIVATE_TEXTS = /^(first_?name|user|hub_?domain|ui_?domain|time_?zone|company_?currency)$/i;

/** Returns a function that removes what differs between runs or is private, at any depth. */
export function masker({ token, portalId, mark }: Secrets): (value: unknown) => unknown {
	const literal: ReadonlyArray<readonly [text: string, replacement: string]> = [
		...(token === '' ? [] : [[token, '<token>'] as const]),
		[mark, '<mark>'],
	];
	const maskText = (text: string): string => {
		let masked = text;
		for (const [secret, replacement] of literal) masked = masked.replaceAll(secret, replacement);
		// An address of the run keeps its name, so that a reader can tell the contacts apart.
		masked = masked.replace(/<mark>(\w*)(?:@|%40)example\.com/g, '<email$1>');
		for (const [pattern, replacement] of RULES) masked = masked.replace(pattern, replacement);
		const whole = new RegExp(`(?<!\\d)${portalId}(?!\\d)`, 'g');
		return portalId === '' ? masked : masked.replace(whole, '<portal>');
	};
	/** Masks the JSON that HubSpot puts inside a message as JSON, so that it can still be parsed. */
	const maskMessage = (text: string): string => {
		const values = refusedValues(text);
		if (values.length === 0) return maskText(text);
		return `${maskText(text.slice(0, text.indexOf('[{')))}${JSON.stringify(mask(values))}`;
	};
	const mask = (value: unknown, key = ''): unknown => {
		if (typeof value === 'string') {
			return PRIVATE_TEXTS.test(key) ? '<private>' : maskMessage(value);
		}
		if (typeof value === 'number') {
			return PRIVATE_NUMBERS.test(key) || value >= 100_000 ? '<id>' : value;
		}
		if (Array.isArray(value)) return value.map((one) => mask(one, key));
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, one]) => [maskText(name), mask(one, name)]),
		);
	};
	return (value) => mask(value);
}
