import { everyReply, filled, listOf, type StressCase } from '../stressCase';

/** Text that makes a pattern which is not linear take long. */
const adversarial: Readonly<Record<string, string>> = {
	digits: '9',
	"' is at '": ' is at ',
	"'a@'": 'a@',
	quotes: '"',
	'opening brackets': '[',
	braces: '{',
	"'{}'": '{}',
	spaces: ' ',
	'line breaks': '\n ',
	dots: '.',
	capitals: 'A',
	"'PropertyValueCoordinates{'": 'PropertyValueCoordinates{',
	"'propertyName=a, value='": 'propertyName=a, value=',
	'half surrogates': '\ud83d',
};

/** Messages of HubSpot that quote a value, and so what a stranger typed into a form. */
const quoting: ReadonlyArray<(value: string) => string> = [
	(value) => `Email address ${value} is invalid`,
	(value) => `${value} is at 1970-01-01T00:00:00Z UTC, not midnight`,
	(value) => `Cannot set PropertyValueCoordinates{a=b, propertyName=code, value=${value} on 1. `,
	(value) => `Existing ID: ${value} already has that value`,
	(value) => `Property values were not valid: [{"name":"code","message":${JSON.stringify(value)}`,
	(value) => `Invalid input JSON on line 1: Invalid names: [${value}`,
	(value) => `Duplicate IDs found: ${value} objects`,
	(value) => value,
];

/** Makers of messages, which quote adversarial values of a given length. */
export const adversarialTexts = Object.values(adversarial).flatMap((part) =>
	quoting.map((quote) => (length: number) => quote(filled(part, length))),
);

const error = (message: string, more: object = {}) => ({
	status: 'error',
	category: 'VALIDATION_ERROR',
	message,
	...more,
});

const contacts = (count: number) =>
	listOf(count, (i) => ({ id: `a${i}@x.io`, values: { firstname: `Ann ${i}` } }));

/** One refusal of one record, as of a form in which a stranger typed the value. */
const refused = (title: string, value: string, message: string, code = ''): StressCase => ({
	title,
	object: 'ticket',
	operation: 'upsert',
	by: 'code',
	items: () => [{ id: 'T1', values: { subject: value } }],
	replies: everyReply(400, () =>
		error(message, { errors: [{ message, code, context: { propertyName: ['subject'] } }] }),
	),
});

/** A hundred contacts are refused together. */
const refusedTogether = (what: string, message: () => string): StressCase => ({
	title: `100 contacts refused together, with ${what}`,
	operation: 'upsert',
	by: 'email',
	items: () => contacts(100),
	replies: everyReply(400, () => error(message())),
});

const listed = (values: readonly object[]) =>
	error(`Property values were not valid: ${JSON.stringify(values)}`);

const notAllowed = (name: string, value: string) => ({
	name,
	error: 'INVALID_OPTION',
	message: `${value} was not one of the allowed options: [FREE, PRO]`,
});

const email = `${filled('9', 60_000)}@x.io`;
const digits = filled('9', 65_536);
const dates = filled(' is at ', 65_536);
const coordinates = filled('PropertyValueCoordinates{', 65_536);
const addresses = listOf(100, (i) => `a${i}@${filled('x', 10_000)}`);

/** HubSpot refuses, in messages that are long. */
export const messageCases: readonly StressCase[] = [
	{
		title: 'one upsert by an e-mail of 60,000 digits, refused in the message',
		operation: 'upsert',
		by: 'email',
		items: () => [{ id: email, values: { firstname: 'Ann' } }],
		replies: everyReply(400, () => error(`Email address ${email} is invalid`)),
	},
	refused('one value of 65,536 digits, refused in the message', digits, `${digits} was refused`),
	refused(
		"one value of 65,536 characters ' is at ', refused as a date",
		dates,
		`${dates} is at 2026-01-01T10:00Z UTC, not noon`,
		'INVALID_DATE',
	),
	refused(
		"one value of 65,536 characters 'PropertyValueCoordinates{', refused in the message",
		coordinates,
		coordinates,
	),
	{
		title: `${adversarialTexts.length} errors to as many tickets, each with 65,536 adversarial characters`,
		object: 'ticket',
		operation: 'upsert',
		by: 'code',
		items: () => adversarialTexts.map((_, i) => ({ id: `T${i}`, values: { subject: 'T' } })),
		replies: everyReply(207, () => ({
			status: 'COMPLETE',
			results: [],
			errors: adversarialTexts.slice(0, 100).map((make) => error(make(65_536))),
		})),
	},
	...[4, 20].flatMap((mb) =>
		['x', '9', 'a@'].map((part) =>
			refusedTogether(`a message of ${mb} MB of '${part}'`, () => filled(part, mb * 1_000_000)),
		),
	),
	...[2, 20].map((mb) =>
		refusedTogether(
			`a list of bad values of ${mb} MB in the message`,
			() => listed(listOf(mb * 8_000, (i) => notAllowed('firstname', `Ann ${i}`))).message,
		),
	),
	{
		title: '100 contacts with values of 10,000 characters, all named as invalid by one message',
		operation: 'create',
		items: () =>
			listOf(100, (i) => ({ values: { email: `a${i}@x.io`, plan: `${i}${filled('x', 10_000)}` } })),
		replies: everyReply(400, () =>
			listed(listOf(100, (i) => notAllowed('plan', `${i}${filled('x', 10_000)}`))),
		),
	},
	{
		title: '100 contacts refused together, with 100 addresses of 10,000 characters in the message',
		operation: 'create',
		items: () => addresses.map((code) => ({ values: { code } })),
		replies: everyReply(400, () => error(addresses.join(', '))),
	},
	{
		title: '1,000 tickets refused, a hundred in each message',
		object: 'ticket',
		operation: 'create',
		items: () => listOf(1000, (i) => ({ values: { subject: 'T', plan: `GOLD ${i}` } })),
		replies: () =>
			listOf(10, (request) => ({
				status: 400,
				text: JSON.stringify(
					listed(listOf(100, (i) => notAllowed('plan', `GOLD ${request * 100 + i}`))),
				),
			})),
	},
	{
		title: '1,000 contacts refused without a permission, with a message of 2,000 characters',
		operation: 'create',
		items: () => listOf(1000, (i) => ({ values: { email: `a${i}@x.io` } })),
		replies: everyReply(401, () => error(filled('not allowed ', 2000))),
	},
];
