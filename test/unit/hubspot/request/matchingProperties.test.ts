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
	/** The properties that the user chose. */
	readonly chosen: readonly string[];
	readonly requested: readonly string[];
	readonly hidden: readonly string[];
}

describe('the properties that a read requests', () => {
	test.each<Row>([
		{
			title: 'by record ID: the chosen ones',
			of: 'contact',
			by: RECORD_ID,
			chosen: ['phone'],
			requested: ['phone'],
			hidden: [],
		},
		{
			title: 'by record ID, with none chosen: none, which means the defaults',
			of: 'contact',
			by: RECORD_ID,
			chosen: [],
			requested: [],
			hidden: [],
		},
		{
			title: 'by email: the addresses as well, to pair the records',
			of: 'contact',
			by: 'email',
			chosen: ['phone'],
			requested: ['phone', 'email', 'hs_additional_emails'],
			hidden: ['email', 'hs_additional_emails'],
		},
		{
			title: 'by email, which is chosen too: it is requested once, and shown',
			of: 'contact',
			by: 'email',
			chosen: ['email', 'phone'],
			requested: ['email', 'phone', 'hs_additional_emails'],
			hidden: ['hs_additional_emails'],
		},
		{
			title: 'by email, with none chosen: the defaults by name',
			of: 'contact',
			by: 'email',
			chosen: [],
			requested: ['firstname', 'lastname', 'email', 'hs_additional_emails'],
			hidden: ['hs_additional_emails'],
		},
		{
			title: 'of tickets by a unique property of the account: that property as well',
			of: 'ticket',
			by: 'case_no',
			chosen: ['subject'],
			requested: ['subject', 'case_no'],
			hidden: ['case_no'],
		},
	])('$title', ({ of, by, chosen, requested, hidden }) => {
		const given = envelope({ idProperty: by, properties: chosen });
		expect(withMatchingProperties(given, object(of)).properties).toEqual(requested);
		expect(hiddenProperties(given, object(of))).toEqual(hidden);
	});

	test('leave the rest of the envelope unchanged', () => {
		const given = envelope({
			idProperty: 'email',
			propertiesWithHistory: ['phone'],
			archived: true,
		});
		expect(withMatchingProperties(given, object('contact'))).toMatchObject({
			idProperty: 'email',
			propertiesWithHistory: ['phone'],
			archived: true,
		});
	});
});
