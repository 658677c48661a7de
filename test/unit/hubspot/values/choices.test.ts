import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { ChoiceList } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import {
	choice,
	choices,
	converted,
	definition,
	rulesOf,
	textOrCode,
} from '../../support/valueRules';

describe('one choice', () => {
	const property = {
		type: 'enumeration',
		name: 'plan',
		label: 'Plan',
		choices: choices(
			['free', 'Free of charge'],
			['pro', 'Professional'],
			['1', 'One'],
			['2', 'pro'],
			['3', 'PRO'],
			['a', 'Both'],
			['b', 'Both'],
		),
	};

	test.each([
		['its value', 'free', 'free'],
		['its label', 'Free of charge', 'free'],
		['its label in another case, with spaces', '  free OF charge ', 'free'],
		['its value in another case', 'FREE', 'free'],
		['its value, although another choice has it as a label', 'pro', 'pro'],
		['its label, although another choice has it in another case', 'PRO', '3'],
		['a number', 1, '1'],
		['a list of one', ['pro'], 'pro'],
	])('can be given as %s', (_, value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test.each([
		['an unknown choice', 'gold', 'VALUE_NOT_A_CHOICE'],
		['a label of two choices', 'both', 'VALUE_CHOICE_UNCLEAR'],
		['two choices', ['free', 'pro'], 'VALUE_IS_LIST'],
		['an object', { plan: 'free' }, 'VALUE_IS_OBJECT'],
		['a choice to append', ';free', 'VALUE_NOT_A_CHOICE'],
		['a list of one object', [{ plan: 'free' }], 'VALUE_IS_OBJECT'],
	])('cannot be given as %s', (_, value, code) => {
		expect(textOrCode(value, property)).toBe(code);
	});

	test.each([
		{
			title: 'all choices, for an unknown one',
			value: 'gold',
			why: problem('VALUE_NOT_A_CHOICE', {
				value: 'gold',
				choices:
					'Free of charge (free), Professional (pro), One (1), pro (2), PRO (3), Both (a), Both (b)',
			}),
		},
		{
			title: 'the choices with the label, if there are several',
			value: 'both',
			why: problem('VALUE_CHOICE_UNCLEAR', { value: 'both', choices: 'Both (a), Both (b)' }),
		},
	])('has a failure with $title', ({ value, why }) => {
		const failure = failureOf(why, "Property 'Plan' (plan)", 'plan');
		expect(converted(value, property)).toEqual({ failure });
	});

	test('is not checked if HubSpot keeps the choices elsewhere', () => {
		expect(textOrCode(' anything ', { type: 'enumeration' })).toBe('anything');
	});

	test('can be hidden', () => {
		const hidden = new ChoiceList([choice('old', 'Old', { isHidden: true })]);
		expect(textOrCode('Old', { ...property, choices: hidden })).toBe('old');
	});
});

describe('several choices', () => {
	const property = {
		type: 'enumeration',
		isMultiple: true,
		choices: choices(['cycling', 'Cycling'], ['music', 'Music'], ['r;b', 'Rhythm; and blues']),
	};

	test.each([
		['a list', ['cycling', 'music'], 'cycling;music'],
		['a list with labels and spaces', [' Music ', 'cycling'], 'music;cycling'],
		['a list with one choice twice', ['music', 'Music'], 'music'],
		['a list with empty members', ['music', null, '', ' '], 'music'],
		['text', 'cycling;music', 'cycling;music'],
		['text with spaces and empty parts', ' Cycling ;; music; ', 'cycling;music'],
		['one choice', 'music', 'music'],
		['a choice to append', ';music', ';music'],
		['several choices to append, by their labels', ';Music;Cycling', ';music;cycling'],
		['a label that contains a semicolon', 'Rhythm; and blues', 'r;b'],
		['a list of text with several choices', ['cycling;music', 'music'], 'cycling;music'],
		['a list that begins with a choice to append', [';music', 'cycling'], ';music;cycling'],
		['a list with a semicolon in a later member', ['music', ';cycling'], 'music;cycling'],
	])('can be given as %s', (_, value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});

	test.each([
		['a list with an unknown choice', ['music', 'chess'], 'VALUE_NOT_A_CHOICE'],
		['text with an unknown part', 'music;chess', 'VALUE_NOT_A_CHOICE'],
		['text separated by commas', 'cycling, music', 'VALUE_CHOICES_BY_COMMA'],
		['a list with an object', ['music', {}], 'VALUE_LIST_HAS_OBJECT'],
		['a list with a list', ['music', ['cycling']], 'VALUE_LIST_HAS_OBJECT'],
	])('cannot be given as %s', (_, value, code) => {
		expect(textOrCode(value, property)).toBe(code);
	});

	test.each([[';'], [' ; ; '], [[';', '']]])('%j appends nothing and clears nothing', (value) => {
		const rules = rulesOf({ properties: [definition(property)] });
		const nothing = { ok: true, value: {}, leftOut: [] };
		expect(toProperties({ x: value }, 'ignore', rules)).toEqual(nothing);
		expect(toProperties({ x: value }, 'clear', rules)).toEqual(nothing);
	});
});

test.each(['ada@EXAMPLE.com', 'Ada Okafor', '534941', 534941])(
	'an owner can be given as %s',
	(owner) => {
		const ada = choice('534941', 'Ada Okafor', { alias: 'Ada@example.com' });
		const choicesOf = { type: 'enumeration', choices: new ChoiceList([ada]) };
		expect(textOrCode(owner, { ...choicesOf, choicesIn: 'owners' })).toBe('534941');
	},
);

describe('a deactivated owner', () => {
	const gone = new ChoiceList([choice('9', 'Grace Gone', { alias: 'gone@x.io' })]);
	const property = {
		type: 'enumeration',
		choicesIn: 'owners',
		choices: new ChoiceList([choice('7', 'Ada Okafor', { alias: 'ada@x.io' })], gone),
	} as const;

	test.each([
		['by name', 'grace gone', 'VALUE_OWNER_DEACTIVATED'],
		['by email address', ' Gone@x.io', 'VALUE_OWNER_DEACTIVATED'],
		['by ID, which HubSpot may accept', '9', '9'],
		['by an unknown ID', '10', '10'],
		['as another owner', 'ada@x.io', '7'],
		['as nobody', 'nobody@x.io', 'VALUE_NOT_A_CHOICE'],
	])('given %s: %s', (_, value, text) => {
		expect(textOrCode(value, property)).toBe(text);
	});
});
