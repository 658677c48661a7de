import type { AnswerRow } from './refusal';

/**
 * HubSpot does not take a property's value. Codes and texts: HubSpot, "Error handling" and its
 * changelog on write validation; those of dates, numbers and unique values from replies.
 */
export const valueAnswers: readonly AnswerRow[] = [
	{
		when: [{ code: ['PROPERTY_DOESNT_EXIST'] }],
		text: "{said}: correct the name, or set 'Unknown Properties' to 'Ignore'",
		cause:
			'The account has no property of this internal name for the object. A label is not a name.',
		cure: "Use the internal name (in HubSpot: Settings → Properties, the </> sign), or set 'Unknown Properties' to 'Ignore'.",
	},
	{
		when: [{ code: ['READ_ONLY_VALUE'] }],
		text: '{said}: remove it from what is written',
		cause: 'HubSpot calculates the property or sets it itself.',
		cure: 'Do not map the property.',
	},
	{
		when: [{ code: ['INVALID_OPTION'], says: 'hs_pipeline_stage' }],
		text: "{said}: give a stage of the ticket's pipeline, or write 'hs_pipeline' along",
		cause:
			'A stage belongs to a pipeline: the one that is written along, the one that the ticket is in, or, for a new ticket without one, the default pipeline.',
		cure: "Map 'Pipeline' (hs_pipeline) too, or choose a stage of the pipeline that HubSpot goes by.",
	},
	{
		when: [{ code: ['INVALID_OPTION'] }],
		text: '{said} (give the internal value, not the label)',
		cause:
			'The property takes only the choices that are defined in HubSpot, by their internal values, in the same case. A label is not a value.',
		cure: 'Map the value to one that the line names, or add the choice to the property in HubSpot.',
	},
	{
		when: [{ code: ['INVALID_EMAIL'] }],
		text: '{said}: correct it or leave it out',
		cause: 'The text is no e-mail address, or has something around it, such as a name.',
		cure: "Correct the address; with 'Empty Values' at 'Ignore' an empty one is left out.",
	},
	{
		when: [{ code: ['INVALID_DATE'] }],
		text: '{said}: give the day alone, such as 2026-12-31',
		cause: 'The property is a date without a time, and takes midnight UTC only.',
		cure: "Give the day as text, for example `{{ DateTime.fromISO($json.due).toFormat('yyyy-MM-dd') }}`.",
	},
	{
		when: [{ code: ['INVALID_LONG'] }],
		text: '{said}: write a date as 2026-12-31, a time as 2026-12-31T14:30:00Z',
		cause:
			'The property is a date or a date and time, and the value is not one that HubSpot reads.',
		cure: 'Convert the value to ISO 8601, or to milliseconds since 1970.',
	},
	{
		when: [{ code: ['INVALID_INTEGER'] }],
		text: '{said}: write it like 1234.5',
		cause: 'The value has something that is not part of a number, such as a unit or a comma.',
		cure: 'Give digits, a decimal point and a sign only.',
	},
	{
		when: [{ code: ['CONFLICTING_UNIQUE_VALUE'] }],
		text: '{said}: update that record, or give another value',
		cause:
			'The property takes each value once, and another record has it. `existingId` is that record, where HubSpot names it.',
		cure: "Update that record, use 'Create or Update' by this property, or correct the value.",
	},
	{
		when: [{ code: ['MISSING_REQUIRED_PROPERTY'] }],
		text: '{said}: fill it in',
		cause: 'An admin of the account made the property required.',
		cure: 'Map a value for it, or let the admin make it optional.',
	},
	{
		when: [{ code: ['MISSING_CONDITIONAL_REQUIRED_PROPERTY'] }],
		text: '{said}: fill it in too',
		cause: 'A rule of the account requires the property when another has a certain value.',
		cure: 'Map a value for it, or let an admin of the account change the rule.',
	},
	{
		when: [{ says: 'required properties were not set' }],
		text: 'HubSpot requires a value for {property}: fill it in',
		cause:
			'A new record needs these properties: a contact one of e-mail, first name and last name, a ticket its name (`subject`) and its status (`hs_pipeline_stage`).',
		cure: 'Map them all.',
	},
	{
		when: [{ says: 'required properties were' }],
		text: '{said}: fill them in',
		cause:
			'A new record needs properties that are not given; `message` in the details may name them.',
		cure: 'Map them all.',
	},
];
