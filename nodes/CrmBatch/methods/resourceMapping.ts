import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { accountLists } from './accountLists';
import { listError } from './listError';

/** The properties that can be written, as columns of the field mapper. */
export async function getPropertyFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const lists = await accountLists(this);
	if ('message' in lists) throw listError(this.getNode(), lists);
	return {
		fields: lists.properties
			.filter(({ isWritable }) => isWritable)
			.map(({ name, label }) => ({
				id: name,
				displayName: label,
				required: false,
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				// Text for every type: n8n would turn '' into 0, and long ids into other ids.
				type: 'string',
			})),
	};
}
