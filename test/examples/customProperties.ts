import type { CustomProperties } from '../../sandbox';

const unique = { type: 'string', fieldType: 'text', hasUniqueValue: true } as const;

/**
 * The unique properties by which the examples match records. A user creates them in HubSpot:
 * companies, deals and tickets have none of their own.
 */
export const customProperties: CustomProperties = {
	companies: [{ ...unique, name: 'customer_number', label: 'Customer number' }],
	deals: [{ ...unique, name: 'order_number', label: 'Order number' }],
	tickets: [{ ...unique, name: 'case_number', label: 'Case number' }],
};
