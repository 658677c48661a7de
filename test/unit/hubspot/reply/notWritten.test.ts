import { notWritten } from '../../../../nodes/CrmBatch/hubspot/reply/notWritten';
import { record } from '../../support/replies';
import { object } from '../../support/sentBatch';

const contact = object('contact');

test.each([
	{ title: 'kept at a later stage', sent: 'lead', kept: 'customer', names: ['lifecyclestage'] },
	{ title: 'written', sent: 'lead', kept: 'lead', names: [] },
	{ title: 'written in another case', sent: 'Lead', kept: 'lead', names: [] },
	{ title: 'cleared', sent: '', kept: '', names: [] },
	{ title: 'cleared, by a reply with null', sent: '', kept: null, names: [] },
	{ title: 'not in the reply', sent: 'lead', kept: undefined, names: [] },
	{ title: 'empty in the reply', sent: 'lead', kept: '', names: [] },
	{ title: 'not a text in the reply', sent: 'lead', kept: { value: 'customer' }, names: [] },
])('a lifecycle stage that is $title', ({ sent, kept, names }) => {
	const properties = kept === undefined ? {} : { lifecyclestage: kept };
	expect(notWritten({ lifecyclestage: sent }, record('7', properties), contact)).toEqual(names);
});

test('a lifecycle stage that was not sent', () => {
	expect(notWritten({}, record('7', { lifecyclestage: 'customer' }), contact)).toEqual([]);
});

test('another property whose value HubSpot changes', () => {
	const returned = record('7', { website: 'https://example.com', hs_pipeline_stage: '2' });
	const sent = { website: 'example.com', hs_pipeline_stage: '1' };
	expect(notWritten(sent, returned, contact)).toEqual([]);
	expect(notWritten(sent, returned, object('ticket'))).toEqual([]);
});

test.each([undefined, {}, { properties: null }, { properties: [] }, { properties: 'x' }])(
	'a reply without properties: %j',
	(returned) => {
		expect(notWritten({ lifecyclestage: 'lead' }, returned, contact)).toEqual([]);
	},
);
