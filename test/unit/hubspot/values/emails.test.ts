import { problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { LONGEST_EMAIL } from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import { emailProblem } from '../../../../nodes/CrmBatch/hubspot/values/emails';
import { object } from '../../support/sentBatch';

const contact = object('contact');
const longest = `${'a'.repeat(LONGEST_EMAIL - '@example.com'.length)}@example.com`;

test.each([
	{ title: 'an address', value: 'ann@example.com' },
	{ title: 'an address with spaces around it', value: ' ann@example.com\n' },
	{ title: 'an address of 320 characters', value: longest },
	{ title: 'an address that only HubSpot can refuse', value: 'ann@localhost' },
	{ title: 'an address with letters beyond ASCII', value: 'änn@exämple.com' },
	{ title: 'nothing, which clears the property', value: '' },
])('HubSpot may accept $title', ({ value }) => {
	expect(emailProblem(contact, 'email', value)).toBeUndefined();
});

test.each([
	{ title: 'text without @', value: 'nowhere' },
	{ title: 'an address of 321 characters', value: `a${longest}`, shown: `${'a'.repeat(60)}…` },
	{ title: 'an address with a space inside', value: 'ann @example.com' },
	{ title: 'an address with a name', value: 'Ann <ann@example.com>' },
	{ title: 'two addresses', value: 'a@x.io, b@x.io' },
	{ title: 'an address with a line break inside', value: 'ann@example.com\nbcc: b@x.io' },
	{ title: 'an address with a control character inside', value: 'ann\u0000@example.com' },
	{ title: '60,000 digits', value: '9'.repeat(60_000), shown: `${'9'.repeat(60)}…` },
])('$title is no address', ({ value, shown = value }) => {
	expect(emailProblem(contact, 'email', value)).toEqual(
		problem('VALUE_NOT_AN_EMAIL', { value: shown }),
	);
});

test('other properties take any text', () => {
	expect(emailProblem(contact, 'firstname', 'Ann Example')).toBeUndefined();
	expect(emailProblem(object('ticket'), 'email', 'Ann Example')).toBeUndefined();
});
