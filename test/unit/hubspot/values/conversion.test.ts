import { DateTime } from 'luxon';

import { shown } from '../../../../nodes/CrmBatch/hubspot/values/conversion';

test.each([
	{ title: 'text', value: 'printer', text: 'printer' },
	{ title: 'a number', value: 2 ** 53, text: '9007199254740992' },
	{ title: 'a boolean', value: true, text: 'true' },
	{ title: 'null', value: null, text: 'null' },
	{ title: 'a list', value: ['a'], text: 'a list' },
	{ title: 'an object', value: { a: 1 }, text: 'an object' },
	{ title: 'an object without a prototype', value: Object.create(null), text: 'an object' },
	{ title: 'a function', value: () => 1, text: 'a function' },
	{ title: 'a symbol', value: Symbol('a'), text: 'Symbol(a)' },
	{ title: 'a date', value: new Date(0), text: '1970-01-01T00:00:00.000Z' },
	{ title: 'an invalid date', value: new Date('never'), text: 'an invalid date' },
	{
		title: 'a Luxon date',
		value: DateTime.fromISO('2026-12-31T00:00', { zone: 'utc' }),
		text: '2026-12-31T00:00:00.000Z',
	},
	{ title: 'an invalid Luxon date', value: DateTime.fromISO('never'), text: 'an invalid date' },
	{ title: 'text of 60 characters', value: 'x'.repeat(60), text: 'x'.repeat(60) },
	{ title: 'longer text', value: 'x'.repeat(61), text: `${'x'.repeat(60)}…` },
	{
		title: 'longer text, cut between characters',
		value: `x${'😀'.repeat(40)}`,
		text: `x${'😀'.repeat(29)}…`,
	},
])('a message shows $title', ({ value, text }) => {
	expect(shown(value)).toBe(text);
});
