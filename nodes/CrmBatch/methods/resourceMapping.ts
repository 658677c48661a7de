import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { chosenObject } from './chosenObject';

/** The properties that can be written, as columns of the field mapper. */
export async function getPropertyFields(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const { properties } = await chosenObject(this);
	return {
		fields: properties
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
