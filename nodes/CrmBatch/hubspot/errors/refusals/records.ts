import type { AnswerRow } from './refusal';

/**
 * HubSpot refuses a record for what it is or what it is to be linked to. Bodies: HubSpot, "Error
 * handling" and the guides of the objects; those of associations from replies of the v4 API.
 */
export const recordAnswers: readonly AnswerRow[] = [
	{
		when: [
			{ code: ['crm.associations.INVALID_IDENTIFIER'] },
			{ status: ['207', '400'], says: 'is not a valid ID' },
		],
		text: "{said}: give the record ID of an existing record in 'To Record ID'",
		cause: 'An association is to lead to something that is no record ID.',
		cure: "Give the other record's ID, not its e-mail or name.",
	},
	{
		when: [{ code: ['crm.associations.TO_OBJECT_NOT_FOUND'] }],
		text: "{said}: correct 'To Record ID'",
		cause:
			'The record that an association is to lead to was archived or merged, or is of another object.',
		cure: "Give the ID of an existing record of the object that is chosen in 'To Object Type'.",
	},
	{
		when: [{ says: 'cannot be associated to itself' }],
		text: "{said}: give another record in 'To Record ID'",
		cause: 'HubSpot does not link a record to itself.',
		cure: 'Map the ID of the other record.',
	},
	{
		when: [{ says: "Missing 'Edit Associations'" }],
		text: "{said}: give the credential's user 'Edit Associations' in HubSpot",
		cause: 'The user who connected the credential may not link records.',
		cure: 'Let an admin of the account add the permission to that user.',
	},
	{
		when: [{ category: ['CONFLICT'] }],
		text: "Record {existingId} already has this e-mail or other unique value: update that one, or use 'Create or Update'",
		cause:
			'E-mail addresses of contacts and properties that are set to be unique can each be had by one record only. `existingId` in the details is that record.',
		cure: "Update the record with 'Update', or use 'Create or Update' matched by the unique property, which does either.",
	},
	{
		when: [{ category: ['CONFLICT'], says: 'already exists' }],
		text: "Another record already has this e-mail or other unique value: update that one, or use 'Create or Update'",
		cause:
			'Another record has the e-mail address or another unique value, and HubSpot does not say which record it is.',
		cure: "Read the record by the value ('Match By') and update it, or use 'Create or Update'.",
	},
	{
		when: [{ category: ['OBJECT_NOT_FOUND'] }],
		text: "HubSpot has no {object} with this 'ID': it was archived or merged, or the ID is of another object",
		cause:
			'The record was archived or merged into another, the ID is of a record of another object or account, or it does not exist.',
		cure: "Correct 'ID' and 'Match By'. Archived records are read with 'Archived'; 'Create or Update' creates what is missing; for a read, 'Records Not Found' can take it for no failure.",
	},
	{
		when: [{ says: 'Duplicate IDs found' }],
		text: '{said}: two items name one record, remove one of them',
		cause:
			'Two items name one record by different values, such as two e-mail addresses of one contact, which the node cannot see.',
		cure: 'Remove one of the items, or send them in two runs.',
	},
];
