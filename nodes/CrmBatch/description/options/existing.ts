import type { INodeProperties } from 'n8n-workflow';

import { listsOfAccount, merging, ofRecordsInside, upserting } from '../show';

/** Options for records that exist. Each needs the records to be read before they are written. */
export const existing: INodeProperties[] = [
	{
		displayName: 'Create-Only Property Names or IDs',
		name: 'createOnlyProperties',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getProperties',
			loadOptionsDependsOn: [...listsOfAccount],
		},
		displayOptions: { show: { '/operation': upserting }, hide: ofRecordsInside },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'Properties that are written to new records only, such as a first stage or an owner',
	},
	{
		displayName: 'Existing Records',
		name: 'existingRecords',
		type: 'options',
		displayOptions: { show: { '/operation': merging }, hide: ofRecordsInside },
		options: [
			{
				name: 'Fill Empty Properties',
				value: 'fillEmpty',
				description: 'Write only the properties that have no value in HubSpot',
			},
			{
				name: 'Keep',
				value: 'keep',
				description: 'Write nothing to a record that exists, and return it as it is',
			},
			{
				name: 'Overwrite',
				value: 'overwrite',
				description: 'Write all values',
			},
		],
		default: 'overwrite',
		description:
			'What to do with the values of a record that exists. Except with Overwrite, the record is read first.',
	},
	{
		displayName: 'Skip Unchanged',
		name: 'skipUnchanged',
		type: 'boolean',
		displayOptions: { show: { '/operation': merging }, hide: ofRecordsInside },
		default: false,
		description:
			'Whether to read the records first, and send only the values that differ. A record with none is not written.',
	},
];
