import { RECORD_ID } from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import {
	hiddenProperties,
	withMatchingProperties,
} from '../../../../nodes/CrmBatch/hubspot/request/matchingProperties';
import { envelope, object, type ObjectName } from '../../support/sentBatch';

interface Row {
	readonly title: string;
	readonly of: ObjectName;
	readonly by: string;
	readonly wanted: readonly string[];
	readonly asked: readonly string[];
	readonly hidden: readonly string[];
}

describe('the properties that a read asks for', () => {
	test.each<Row>([
		{
			title: 'by record id: what is wanted',
			of: 'contact',
			by: RECORD_ID,
			wanted: ['phone'],
			asked: ['phone'],
			hidden: [],
		},
		{
			title: 'by record id, with nothing wanted: none, which means the defaults',
			of: 'contact',
			by: RECORD_ID,
			wanted: [],
			asked: [],
			hidden: [],
		},
		{
			title: 'by e-mail: the addresses as well, to tell the records apart',
			of: 'contact',
			by: 'email',
			wanted: ['phone'],
			asked: ['phone', 'email', 'hs_additional_emails'],
			hidden: ['email', 'hs_additional_emails'],
		},
		{
			title: 'by e-mail, which is wanted anyway: it is asked for once, and shown',
			of: 'contact',
			by: 'email',
			wanted: ['email', 'phone'],
			asked: ['email', 'phone', 'hs_additional_emails'],
			hidden: ['hs_additional_emails'],
		},
		{
			title: 'by e-mail, with nothing wanted: the defaults must be named',
			of: 'contact',
			by: 'email',
			wanted: [],
			asked: ['firstname', 'lastname', 'email', 'hs_additional_emails'],
			hidden: ['hs_additional_emails'],
		},
		{
			title: 'of tickets by a unique property of the account',
			of: 'ticket',
			by: 'case_no',
			wanted: ['subject'],
			asked: ['subject', 'case_no'],
			hidden: ['case_no'],
		},
	])('$title', ({ of, by, wanted, asked, hidden }) => {
		const wish = envelope({ idProperty: by, properties: wanted });
		expect(withMatchingProperties(wish, object(of)).properties).toEqual(asked);
		expect(hiddenProperties(wish, object(of))).toEqual(hidden);
	});

	test('the rest of the envelope stays as it is', () => {
		const wish = envelope({
			idProperty: 'email',
			propertiesWithHistory: ['phone'],
			archived: true,
		});
		expect(withMatchingProperties(wish, object('contact'))).toMatchObject({
			idProperty: 'email',
			propertiesWithHistory: ['phone'],
			archived: true,
		});
	});
});
