import { objects, type CrmObject } from '../../tables/objects';
import { split, type Refusal } from './refusal';

const stageProperties = [
	...new Set(objects.flatMap(({ pipeline }: CrmObject) => pipeline?.stage ?? [])),
];

/**
 * HubSpot does not accept the value of a property. Codes and texts: HubSpot, "Error handling" and
 * its changelog on write validation; those of dates, numbers and unique values from replies.
 */
export const valueRefusals = [
	{
		id: 'property-unknown',
		when: [{ code: ['PROPERTY_DOESNT_EXIST'] }],
		treatment: split,
		text: "{said}: correct the name, or set 'Unknown Properties' to 'Ignore'",
		cause:
			'The object has no property with this internal name in the account. A label is not a name.',
		fix: "Use the internal name (in HubSpot: Settings → Properties, the </> icon), or set 'Unknown Properties' to 'Ignore'.",
	},
	{
		id: 'property-read-only',
		when: [{ code: ['READ_ONLY_VALUE'] }],
		treatment: split,
		text: '{said}: remove it from the properties',
		cause: 'HubSpot calculates the property or sets it itself.',
		fix: 'Do not map the property.',
	},
	{
		id: 'stage-of-other-pipeline',
		when: [{ code: ['INVALID_OPTION'], property: stageProperties }],
		treatment: split,
		text: "{said}: give a stage of the record's pipeline, or write the pipeline too",
		cause:
			'A stage belongs to a pipeline: the one that is written with it, the one that the record is in, or, for a new record without one, the default pipeline.',
		fix: 'Map the pipeline too, or choose a stage of the pipeline that HubSpot uses.',
	},
	{
		id: 'option-unknown',
		when: [{ code: ['INVALID_OPTION'] }],
		treatment: split,
		text: '{said} (give the internal value, not the label)',
		cause:
			'The property takes only the options that are defined in HubSpot, by their internal values, in the same case. A label is not a value.',
		fix: 'Map the value to one that the line names, or add the option to the property in HubSpot.',
	},
	{
		id: 'email-invalid',
		when: [{ code: ['INVALID_EMAIL'] }],
		treatment: split,
		text: '{said}: correct it or leave it out',
		cause: 'The text is not an email address, or has something around it, such as a name.',
		fix: "Correct the address. With 'Empty Values' set to 'Ignore', an empty one is left out.",
	},
	{
		id: 'date-not-midnight',
		when: [{ code: ['INVALID_DATE'] }],
		treatment: split,
		text: '{said}: give only the day, such as 2026-12-31',
		cause: 'The property is a date without a time, and takes midnight UTC only.',
		fix: "Give the day as text, for example `{{ DateTime.fromISO($json.due).toFormat('yyyy-MM-dd') }}`.",
	},
	{
		id: 'date-invalid',
		when: [{ code: ['INVALID_LONG'] }],
		treatment: split,
		text: '{said}: write a date as 2026-12-31, a time as 2026-12-31T14:30:00Z',
		cause: 'The property is a date or a date and time, and HubSpot cannot read the value.',
		fix: 'Convert the value to ISO 8601, or to milliseconds since 1970.',
	},
	{
		id: 'number-invalid',
		when: [{ code: ['INVALID_INTEGER'] }],
		treatment: split,
		text: '{said}: write it like 1234.5',
		cause: 'The value has something that is not part of a number, such as a unit or a comma.',
		fix: 'Give only digits, a decimal point and a sign.',
	},
	{
		id: 'unique-value-taken',
		when: [{ code: ['CONFLICTING_UNIQUE_VALUE'] }],
		treatment: split,
		text: '{said}: update that record, or give another value',
		cause:
			'Each value of the property can occur once, and another record has it. `existingId` is that record, if HubSpot names it.',
		fix: "Update that record, use 'Create or Update' with this property, or correct the value.",
	},
	{
		id: 'required-property-missing',
		when: [{ code: ['MISSING_REQUIRED_PROPERTY'] }],
		treatment: split,
		text: '{said}: fill it in',
		cause:
			'An admin of the account made the property required, which HubSpot enforces in API version 2026-09.',
		fix: 'Map a value for it, or ask the admin to make it optional.',
	},
	{
		id: 'conditional-property-missing',
		when: [{ code: ['MISSING_CONDITIONAL_REQUIRED_PROPERTY'] }],
		treatment: split,
		text: '{said}: fill it in too',
		cause:
			'A rule of the account requires the property when another has a certain value, which HubSpot enforces in API version 2026-09.',
		fix: 'Map a value for it, or ask an admin of the account to change the rule.',
	},
	{
		id: 'required-properties-named',
		when: [{ says: 'required properties were not set' }],
		treatment: split,
		text: 'HubSpot requires a value for {property}: fill it in',
		cause:
			'A new record needs these properties: a contact one of email, first name and last name, a ticket its name (`subject`) and its status (`hs_pipeline_stage`).',
		fix: 'Map all of them.',
	},
	{
		id: 'required-properties',
		when: [{ says: 'required properties were' }],
		treatment: split,
		text: '{said}: fill them in',
		cause: 'A new record needs properties that are not given. `message` may name them.',
		fix: 'Map all of them.',
	},
] as const satisfies readonly Refusal[];
