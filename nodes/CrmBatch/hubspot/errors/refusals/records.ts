import { split, type Refusal } from './refusal';

/**
 * HubSpot refuses a record because of what it is or what it is linked to. Bodies: HubSpot, "Error
 * handling" and the guides for the objects; those of associations from replies of the v4 API.
 */
export const recordRefusals = [
	{
		id: 'association-id-invalid',
		when: [
			{ code: ['crm.associations.INVALID_IDENTIFIER'] },
			{ status: ['2xx', '400'], says: 'is not a valid ID' },
		],
		treatment: split,
		text: "{said}: give the record ID of an existing record in 'To Record ID'",
		cause: 'An association leads to something that is not a record ID.',
		fix: "Give the other record's ID, not its email or name.",
	},
	{
		id: 'association-target-missing',
		when: [
			{ code: ['crm.associations.TO_OBJECT_NOT_FOUND'] },
			{ says: 'One or more associations are invalid' },
		],
		treatment: split,
		text: "{said}: correct 'To Record ID'",
		cause:
			'The record that an association leads to was archived or merged, or belongs to another object.',
		fix: "Give the ID of an existing record of the object in 'To Object Type'.",
	},
	{
		id: 'association-source-missing',
		when: [{ code: ['crm.associations.FROM_OBJECT_NOT_FOUND'] }],
		treatment: split,
		text: '{said}: correct the record that the association starts from',
		cause:
			'The record that the association starts from was archived or merged, or belongs to another object.',
		fix: 'Give the ID of an existing record of the right object.',
	},
	{
		id: 'association-to-itself',
		when: [{ says: 'cannot be associated to itself' }],
		treatment: split,
		text: "{said}: give another record in 'To Record ID'",
		cause: 'HubSpot does not link a record to itself.',
		fix: 'Map the ID of the other record.',
	},
	{
		id: 'association-permission-missing',
		when: [{ says: "Missing 'Edit Associations'" }],
		treatment: split,
		text: "{said}: give the credential's user 'Edit Associations' in HubSpot",
		cause: 'The user who connected the credential cannot link records.',
		fix: 'Ask an admin of the account to add the permission to that user.',
	},
	{
		id: 'record-exists',
		when: [{ category: ['CONFLICT', 'OBJECT_ALREADY_EXISTS'] }, { says: 'already has that value' }],
		treatment: split,
		text: "Record {existingId} already has this email or other unique value: update that record, or use 'Create or Update'",
		cause:
			'Only one record can have a certain email address (contacts) or value of a unique property. `existingId` in the details is that record.',
		fix: "Update the record with 'Update', or use 'Create or Update' matched by the unique property.",
	},
	{
		id: 'record-exists-unnamed',
		when: [
			{ category: ['CONFLICT'], says: 'already exists' },
			{ category: ['OBJECT_ALREADY_EXISTS'] },
		],
		treatment: split,
		text: "Another record already has this email or other unique value: update that record, or use 'Create or Update'",
		cause:
			'Another record has the email address or another unique value, and HubSpot does not name the record.',
		fix: "Get the record by the value ('Match By') and update it, or use 'Create or Update'.",
	},
	{
		id: 'record-not-found',
		when: [
			{ category: ['OBJECT_NOT_FOUND'] },
			{ context: 'missingObjectPropertyValueCoordinates' },
		],
		treatment: split,
		text: "HubSpot has no {object} with this value in 'Match By', or it was archived or merged: correct the value, or create the record first",
		cause:
			'The record does not exist, was archived, or was merged into another; or the ID belongs to a record of another object or account. `idValue` in the details is the value.',
		fix: "Correct the value, or choose another property in 'Match By'. 'Archived' reads archived records; 'Create or Update' creates what is missing; for Get, 'Records Not Found' can turn this into an empty item or none.",
	},
	{
		id: 'duplicate-records',
		when: [{ says: 'Duplicate IDs found' }],
		treatment: split,
		text: '{said}: two items name one record, remove one of them',
		cause:
			'Two items name one record by different values, such as two email addresses of one contact, which the node cannot see.',
		fix: 'Remove one of the items, or send them in two runs.',
	},
] as const satisfies readonly Refusal[];
