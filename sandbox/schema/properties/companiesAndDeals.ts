import type { PropertyDefinition } from '../definition';
import { COMMON_PROPERTIES, LIFECYCLE_STAGE, MODIFIED, options, property, readOnly } from './rows';

/** A small set of company properties. `domain` is not unique through the API. */
export const COMPANY_PROPERTIES: readonly PropertyDefinition[] = [
	...COMMON_PROPERTIES,
	MODIFIED,
	property('name', 'Company name', 'string', 'text'),
	property('domain', 'Company Domain Name', 'string', 'text'),
	property('website', 'Website URL', 'string', 'text'),
	property('lifecyclestage', 'Lifecycle Stage', 'enumeration', 'radio', LIFECYCLE_STAGE),
	readOnly('hs_pipeline', 'Pipeline', 'string', { hidden: true }),
	readOnly('hs_task_label', 'Task label', 'string', { hidden: true }),
	property('industry', 'Industry', 'enumeration', 'select', {
		options: options('COMPUTER_SOFTWARE', 'RETAIL', 'MANUFACTURING', 'HOSPITALITY'),
	}),
	property('numberofemployees', 'Number of Employees', 'number', 'number'),
];

/** A small set of deal properties. */
export const DEAL_PROPERTIES: readonly PropertyDefinition[] = [
	...COMMON_PROPERTIES,
	MODIFIED,
	property('dealname', 'Deal Name', 'string', 'text'),
	property('amount', 'Amount', 'number', 'number'),
	property('closedate', 'Close Date', 'datetime', 'date'),
	property('pipeline', 'Pipeline', 'enumeration', 'select', { optionsFrom: 'pipelines' }),
	property('dealstage', 'Deal Stage', 'enumeration', 'radio', { optionsFrom: 'stages' }),
];
