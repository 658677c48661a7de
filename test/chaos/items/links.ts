import type { IDataObject } from 'n8n-workflow';

import type { LinkPlan, Scenario } from '../scenario/scenario';
import { linkedObject, type Account } from './account';
import type { Link } from './expectation';

/** HubSpot's default association types between contacts and tickets, by the object they start from. */
const LINK_TYPES = { contact: 15, ticket: 16 } as const;

/** An association of an item. */
export interface ItemLink {
	readonly link: Link;
	/** The target does not exist or is archived. */
	readonly isMissing: boolean;
	/** The association as the item has it. */
	readonly json: IDataObject;
}

/** Resolves a planned association now that record ids are known. */
export function itemLink(scenario: Scenario, account: Account, { to, at }: LinkPlan): ItemLink {
	const toObject = linkedObject(scenario);
	const records = to === 'missing' ? [] : account[to][toObject];
	const id = records[at % records.length]?.id ?? '404';
	return {
		link: `${id}:${LINK_TYPES[scenario.object]}`,
		isMissing: to !== 'live',
		json: { toObjectType: toObject, toObjectId: id, associationType: '' },
	};
}
