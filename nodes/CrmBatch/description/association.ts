import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { linkOperations } from '../hubspot/tables/linkOperations';
import { ASSOCIATION } from '../hubspot/tables/objectTypes';
import { linkEnd, linkType } from './link';

const resource = [ASSOCIATION];
const ofAll: IDisplayOptions = { show: { resource } };
/** The operations on a link between two records. */
const ofPairs: IDisplayOptions = {
	show: {
		resource,
		operation: linkOperations.filter(({ link }) => link !== 'read').map(({ value }) => value),
	},
};

function recordId(end: 'From' | 'To', displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: `${end} Record ID`,
		name: end === 'From' ? 'fromObjectId' : 'toObjectId',
		type: 'string',
		displayOptions,
		default: '',
		required: true,
		placeholder: 'e.g. 110338039632',
		description: 'The record ID, or the value of the property that identifies the record',
	};
}

const shownFor =
	(displayOptions: IDisplayOptions) =>
	(property: INodeProperties): INodeProperties => ({ ...property, displayOptions });

const [toObjectType, ...toRecord] = linkEnd('To', '');

/** Parameters of the resource Association: the two records of a link, and its type. */
export const association: INodeProperties[] = [
	...linkEnd('From', '').map(shownFor(ofAll)),
	recordId('From', ofAll),
	...(toObjectType ? [shownFor(ofAll)(toObjectType)] : []),
	...toRecord.map(shownFor(ofPairs)),
	recordId('To', ofPairs),
	{ ...linkType(['fromObjectType', 'toObjectType']), displayOptions: ofPairs },
];
