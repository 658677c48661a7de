import type { PropertyDefinition } from '../definition';
import { COMMON_PROPERTIES, LIFECYCLE_STAGE, options, property, readOnly } from './rows';

const CUSTOM = { hubspotDefined: false } as const;

/** Contact properties: HubSpot's own, then the account's custom ones. */
export const CONTACT_PROPERTIES: readonly PropertyDefinition[] = [
	...COMMON_PROPERTIES,
	property('email', 'Email', 'string', 'text', { isEmail: true }),
	property('hs_additional_emails', 'Additional email addresses', 'enumeration', 'checkbox', {
		optionsFrom: 'none',
	}),
	property('firstname', 'First Name', 'string', 'text'),
	property('lastname', 'Last Name', 'string', 'text'),
	property('phone', 'Phone Number', 'string', 'phonenumber'),
	property('mobilephone', 'Mobile Phone Number', 'string', 'phonenumber'),
	property('company', 'Company Name', 'string', 'text'),
	property('jobtitle', 'Job Title', 'string', 'text'),
	property('website', 'Website URL', 'string', 'text'),
	property('address', 'Street Address', 'string', 'text'),
	property('city', 'City', 'string', 'text'),
	property('state', 'State/Region', 'string', 'text'),
	property('zip', 'Postal Code', 'string', 'text'),
	property('country', 'Country/Region', 'string', 'text'),
	property('message', 'Message', 'string', 'textarea'),
	property('closedate', 'Close Date', 'datetime', 'date'),
	property('numemployees', 'Number of Employees', 'enumeration', 'select', {
		options: options('1-5', '5-25', '25-50', '50-100', '100-500', '500-1000', '1000+'),
	}),
	property('lifecyclestage', 'Lifecycle Stage', 'enumeration', 'radio', LIFECYCLE_STAGE),
	property('hs_lead_status', 'Lead Status', 'enumeration', 'radio', {
		options: options('NEW', 'OPEN', 'IN_PROGRESS', 'OPEN_DEAL', 'UNQUALIFIED', 'CONNECTED'),
	}),
	readOnly('lastmodifieddate', 'Last Modified Date', 'datetime'),
	readOnly('hs_all_contact_vids', 'All vids for a contact', 'string', { hidden: true }),
	readOnly('hs_associated_target_accounts', 'Associated Target Accounts', 'number'),
	readOnly('hs_email_domain', 'Email Domain', 'string', { calculated: true }),
	readOnly('hs_full_name_or_email', 'Full name or email', 'string', { calculated: true }),
	readOnly('hs_is_contact', 'Is a contact', 'bool', { hidden: true }),
	readOnly('hs_is_unworked', 'Contact unworked', 'bool', { calculated: true }),
	readOnly('hs_lifecyclestage_lead_date', 'Date entered Lead', 'datetime'),
	readOnly('hs_pipeline', 'Pipeline', 'string', { hidden: true }),
	property('customer_number', 'Customer number', 'string', 'text', {
		...CUSTOM,
		hasUniqueValue: true,
	}),
	property('birthday', 'Birthday', 'date', 'date', CUSTOM),
	property('last_visit', 'Last visit', 'datetime', 'date', CUSTOM),
	property('loyalty_points', 'Loyalty points', 'number', 'number', CUSTOM),
	property('newsletter', 'Newsletter', 'bool', 'booleancheckbox', {
		...CUSTOM,
		options: [
			{ value: 'true', label: 'Yes' },
			{ value: 'false', label: 'No' },
		],
	}),
	property('plan', 'Plan', 'enumeration', 'select', {
		...CUSTOM,
		options: options('free', 'starter', 'professional', 'enterprise'),
	}),
	property('interests', 'Interests', 'enumeration', 'checkbox', {
		...CUSTOM,
		options: options('cycling', 'music', 'travel', 'cooking', 'reading'),
	}),
];
