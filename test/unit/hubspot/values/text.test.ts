import { DateTime } from 'luxon';

import { problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toText } from '../../../../nodes/CrmBatch/hubspot/values/text';

test.each([
	['text', 'printer', 'printer'],
	['text with spaces around it, unchanged', '  a ', '  a '],
	['text with an emoji', 'café ☕', 'café ☕'],
	['zero', 0, '0'],
	['minus zero', -0, '0'],
	['an integer', 42, '42'],
	['a fraction', 0.1, '0.1'],
	['the largest exact integer', Number.MAX_SAFE_INTEGER, '9007199254740991'],
	['a big integer', 9007199254740993n, '9007199254740993'],
	['true', true, 'true'],
	['a JavaScript date', new Date('2026-01-31T12:00:00Z'), '2026-01-31T12:00:00.000Z'],
	[
		'a Luxon date',
		DateTime.fromISO('2026-01-31T12:00:00', { zone: 'Europe/Berlin' }),
		'2026-01-31T12:00:00.000+01:00',
	],
	['a list', ['a', 1, true, 2n], 'a;1;true;2'],
])('%s becomes text', (_, value, text) => {
	expect(toText(value)).toEqual({ ok: true, value: text });
});

const isObject = problem('VALUE_IS_OBJECT');
const hasObject = problem('VALUE_LIST_HAS_OBJECT');
const invalidDate = problem('VALUE_NOT_A_DATE', { value: 'an invalid date' });

test.each([
	[
		'a number that has lost digits',
		2 ** 53,
		problem('VALUE_LOST_DIGITS', { value: '9007199254740992' }),
	],
	['NaN', Number.NaN, problem('VALUE_NOT_FINITE', { value: 'NaN' })],
	['an object', { a: 1 }, isObject],
	['an invalid JavaScript date', new Date('never'), invalidDate],
	['an invalid Luxon date', DateTime.fromISO('never'), invalidDate],
	['an object with a toISO of its own', { toISO: () => 'x' }, isObject],
	['a map', new Map([['a', 1]]), isObject],
	['a function', () => 1, problem('VALUE_CANNOT_BE_STORED', { type: 'function' })],
	['a symbol', Symbol('a'), problem('VALUE_CANNOT_BE_STORED', { type: 'symbol' })],
	['a list with an object', ['a', { b: 1 }], hasObject],
	['a list with a list', ['a', ['b']], hasObject],
	['a list with NaN', [Number.NaN], problem('VALUE_NOT_FINITE', { value: 'NaN' })],
])('%s is refused', (_, value, failure) => {
	expect(toText(value)).toEqual({ ok: false, failure });
});
