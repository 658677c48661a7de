import { at, categoryOf, messageOf, textAt } from '../../api/json';
import type { Case, Decisions } from '../case';
import { byFact, byText, lastRefusedValues } from '../decisions';
import type { Fixtures } from '../fixtures';
import { batch, traced, VERSIONS, type Version } from '../requests';

type Operation = 'create' | 'update' | 'upsert';
const OPERATIONS: readonly Operation[] = ['create', 'update', 'upsert'];

interface BadInput {
	readonly name: string;
	readonly what: string;
	readonly rows: readonly string[];
	readonly properties: (f: Fixtures) => Record<string, unknown>;
	readonly decides?: (operation: Operation) => Decisions;
}

const TAKEN_EMAIL = byText(
	['Cannot set PropertyValueCoordinates', 'coordinates'],
	['"OBJECT_ALREADY_EXISTS"', 'contactExists'],
	['"CONFLICT"', 'conflict'],
);

const NAMES_EXISTING = byFact('a 409 CONFLICT has "Existing ID"', (replies) => {
	const last = replies.at(-1);
	return categoryOf(last) === 'CONFLICT' ? messageOf(last).includes('Existing ID') : undefined;
});

/** A field or text of the refused value with this code, true or false; undefined without one. */
const ofRefused = (code: string, test: (value: unknown) => boolean) =>
	byFact(`as the refused value with ${code} shows`, (replies) => {
		const value = lastRefusedValues(replies).find((one) => at(one, 'error') === code);
		return value === undefined ? undefined : test(value);
	});

const texts = (code: string, test: (message: string) => boolean): Decisions => {
	const { read } = ofRefused(code, (value) => test(textAt(value, 'message')));
	return {
		valueErrorTexts: {
			means: `the text of ${code} with all facts: full, else short`,
			read: (replies, f) => {
				const isFull = read(replies, f);
				return isFull === undefined ? undefined : isFull ? 'full' : 'short';
			},
		},
	};
};

/** Values that HubSpot refuses. Each is asked on each operation, alone and with the others. */
const BAD_INPUTS: readonly BadInput[] = [
	{
		name: 'email',
		what: 'an invalid e-mail address',
		rows: ['`Email address <value> is invalid`'],
		properties: () => ({ email: 'no address' }),
	},
	{
		name: 'unknown-property',
		what: 'a property that does not exist',
		rows: ['`Property "<name>" does not exist`'],
		properties: (f) => ({ [f.property('absent')]: '1' }),
	},
	{
		name: 'read-only',
		what: 'a read-only property',
		rows: ['`"<name>" is a read only property'],
		properties: () => ({ num_notes: '1' }),
	},
	{
		name: 'option',
		what: 'an unknown option',
		rows: ['`<value> was not one of the allowed options', '`propertyValueInErrors`'],
		properties: (f) => ({ [f.property('choice')]: 'huge' }),
		decides: () => ({
			propertyValueInErrors: ofRefused(
				'INVALID_OPTION',
				(value) => at(value, 'propertyValue') !== undefined,
			),
		}),
	},
	{
		name: 'number',
		what: 'a text as number',
		rows: ['`<value> was not a valid number.`', '`valueErrorTexts`'],
		properties: (f) => ({ [f.property('number')]: 'abc' }),
		decides: () => texts('INVALID_INTEGER', (message) => message.startsWith('abc')),
	},
	{
		name: 'date',
		what: 'a date that is not midnight',
		rows: ['`<value> is at <time> UTC, not midnight!`', 'Invalid dates are refused'],
		properties: (f) => ({ [f.property('date')]: '2026-11-30T05:00:00Z' }),
	},
	{
		name: 'time',
		what: 'a text as time',
		rows: ['`<value> was not a valid long. Portal', '`valueErrorTexts`'],
		properties: (f) => ({ [f.property('time')]: 'tomorrow' }),
		decides: () => texts('INVALID_LONG', (message) => message.includes('Portal')),
	},
	{
		name: 'flag',
		what: 'a text as yes or no',
		rows: ['A refused value has HubSpot', '`Property values were not valid`'],
		properties: (f) => ({ [f.property('flag')]: 'maybe' }),
	},
	{
		name: 'taken-email',
		what: 'the e-mail address of another contact',
		rows: [
			'`takenEmail`',
			'`takenEmailOnUpsert`',
			'`conflictNamesExistingId`',
			'An error item of a taken e-mail',
		],
		properties: (f) => ({ email: f.email('ada') }),
		decides: (operation) => ({
			...(operation === 'upsert'
				? { takenEmailOnUpsert: TAKEN_EMAIL }
				: { takenEmail: TAKEN_EMAIL }),
			conflictNamesExistingId: NAMES_EXISTING,
		}),
	},
	{
		name: 'taken-key',
		what: 'the value of a unique property that another contact has',
		rows: ['`takenUniqueValue`', '`Cannot set PropertyValueCoordinates'],
		properties: (f) => ({ [f.property('key')]: f.key('ada') }),
		decides: () => ({
			takenUniqueValue: byText(
				['CONFLICTING_UNIQUE_VALUE', 'valueError'],
				['Cannot set PropertyValueCoordinates', 'coordinates'],
			),
		}),
	},
];

/** The input of an operation: a new contact, or the fixture with this number. */
function inputOf(f: Fixtures, operation: Operation, index: number, name: string, bad: BadInput) {
	const properties = bad.properties(f);
	if (operation === 'create') return { properties: { ...f.contact(name), ...properties } };
	if (operation === 'update') return { id: f.id(`b${index}`), properties };
	// An upsert by the unique property cannot change it: that input identifies by e-mail.
	const byEmail = f.property('key') in properties;
	const id = byEmail ? f.email(`b${index}`) : f.key(`b${index}`);
	return { id, idProperty: byEmail ? 'email' : f.property('key'), properties };
}

const ALONE: readonly Case[] = OPERATIONS.flatMap((operation) =>
	BAD_INPUTS.map((bad, index): Case => {
		const decides = bad.decides?.(operation);
		return {
			id: `bad-${operation}-${bad.name}`,
			asks: `A batch ${operation} without trace ids, with ${bad.what}`,
			rows: ['Without trace ids, one bad input refuses the request', ...bad.rows],
			requests: (f) => [
				batch('contacts', operation, [
					inputOf(f, operation, index, `x-${operation}-${bad.name}`, bad),
				]),
			],
			...(decides === undefined ? {} : { decides }),
		};
	}),
);

/** One request has one `idProperty`, so an upsert of all leaves the taken key out. */
const inputsOf = (operation: Operation): BadInput[] =>
	BAD_INPUTS.filter(({ name }) => operation !== 'upsert' || name !== 'taken-key');

function togetherCase(operation: Operation, version: Version): Case {
	return {
		id: `bad-${operation}-all-${version}`,
		asks: `A batch ${operation} in version ${version} with trace ids, with each kind of bad value`,
		rows: [
			'With a trace id on every input, the good ones are written',
			...(version === '2026-09'
				? ['2026-09 reports partial success with 200 or 201', '2026-09 normalises some values']
				: []),
		],
		requests: (f) => [
			batch(
				'contacts',
				operation,
				traced(
					inputsOf(operation).map((bad, index) =>
						inputOf(f, operation, index, `y-${version}-${bad.name}`, bad),
					),
				),
				{},
				version,
			),
		],
	};
}

/** Every kind of bad value, on every operation and version: a refusal, or an item of a 207. */
export const BAD_INPUT_CASES: readonly Case[] = [
	...ALONE,
	...OPERATIONS.flatMap((operation) => VERSIONS.map((version) => togetherCase(operation, version))),
];
