import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { plainParameters, plainRow } from './cpu/plainJob';

/** A job that every contestant does: what it sends to HubSpot, and how the node is set up for it. */
export interface Job {
	readonly title: string;
	readonly path: string;
	readonly object: 'contacts' | 'tickets';
	/** Does it write? Otherwise it reads contacts that are there before. */
	readonly writes: boolean;
	/** The property that names the record of an item, in the input and in the output. */
	readonly key: string;
	/** The properties that are written or read. */
	readonly columns: readonly string[];
	/** The fields of an item. @param ids record IDs of the contacts that are there before */
	readonly row: (index: number, ids: readonly string[]) => IDataObject;
	/** HubSpot's input for an item. */
	readonly inputOf: (row: IDataObject) => IDataObject;
	/** What the body has beside the inputs. */
	readonly rest?: IDataObject;
	readonly node: INodeParameters;
}

/** Property names that the account has beside HubSpot's own. */
export const extraColumns = Array.from({ length: 20 }, (_, index) => `extra_${index + 1}`);

const plainColumns = Object.keys(plainRow(0));
const computedColumns = ['email', 'firstname', 'lastname', ...extraColumns.slice(0, 17)];

const contactRow = (columns: readonly string[]) => (index: number) => {
	const fields: IDataObject = plainRow(index);
	for (const name of extraColumns) fields[name] = `${name} of ${index}`;
	return Object.fromEntries(columns.map((name) => [name, fields[name]])) as IDataObject;
};

const asText = (row: IDataObject, columns: readonly string[]): IDataObject =>
	Object.fromEntries(columns.map((name) => [name, String(row[name])]));

const upsert = (title: string, columns: readonly string[], node: INodeParameters): Job => ({
	title,
	path: '/crm/v3/objects/contacts/batch/upsert',
	...{ object: 'contacts', writes: true, key: 'email', columns },
	row: contactRow(columns),
	inputOf: (row) => ({
		id: String(row.email),
		idProperty: 'email',
		properties: asText(row, columns),
	}),
	node: { ...plainParameters, ...node },
});

const mapper = (value: INodeParameters, mappingMode = 'defineBelow'): INodeParameters => ({
	properties: { mappingMode, matchingColumns: ['email'], value, schema: [] },
});

const trimmed = (name: string) => `$json.${name}.toString().trim()`;

const read = (title: string, byEmail: boolean): Job => ({
	title,
	path: '/crm/v3/objects/contacts/batch/read',
	...{ object: 'contacts', writes: false, key: 'email', columns: plainColumns },
	row: (index, ids) => ({ id: ids[index], email: plainRow(index).email }),
	inputOf: ({ id, email }) => ({ id: byEmail ? email : id }),
	rest: { properties: plainColumns, ...(byEmail && { idProperty: 'email' }) },
	node: {
		...{ resource: 'contact', operation: 'get', authentication: 'serviceKey' },
		idProperty: byEmail ? 'email' : 'hs_object_id',
		idValue: byEmail ? '={{ $json.email }}' : '={{ $json.id }}',
		propertyNames: plainColumns,
		options: {},
	},
});

const ticketColumns = ['subject', 'content', 'hs_pipeline_stage'];

/** All jobs by name. */
export const jobs: Readonly<Record<string, Job>> = {
	upsert: upsert('Upsert contacts, 10 plain fields', plainColumns, {}),
	automatic: upsert(
		'Upsert contacts, automatic mapping of 30 columns',
		[...plainColumns, ...extraColumns],
		mapper({}, 'autoMapInputData'),
	),
	expressions: upsert(
		'Upsert contacts, 20 expressions',
		computedColumns,
		mapper(Object.fromEntries(computedColumns.map((name) => [name, `={{ ${trimmed(name)} }}`]))),
	),
	json: upsert('Upsert contacts, one JSON expression', computedColumns, {
		...{ inputMode: 'json', idProperty: 'email', idValue: '={{ $json.email }}' },
		propertiesJson: `={{ { ${computedColumns.map((name) => `${name}: ${trimmed(name)}`).join(', ')} } }}`,
	}),
	tickets: {
		title: 'Create tickets, each with a link to a contact',
		path: '/crm/v3/objects/tickets/batch/create',
		...{ object: 'tickets', writes: true, key: 'subject', columns: ticketColumns },
		row: (index, ids) => ({
			subject: `Ticket ${index}`,
			content: 'The parcel arrived open.',
			hs_pipeline_stage: '1',
			contact_id: ids[index],
		}),
		inputOf: (row) => ({
			properties: asText(row, ticketColumns),
			associations: [
				{
					to: { id: row.contact_id },
					types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 16 }],
				},
			],
		}),
		node: {
			...{ resource: 'ticket', operation: 'create', authentication: 'serviceKey' },
			inputMode: 'mapper',
			properties: {
				mappingMode: 'defineBelow',
				value: Object.fromEntries(ticketColumns.map((name) => [name, `={{ $json.${name} }}`])),
				schema: [],
			},
			associations: {
				association: [
					{
						toObjectType: 'contact',
						toObjectId: '={{ $json.contact_id }}',
						associationType: '16',
					},
				],
			},
			options: {},
		},
	},
	readById: read('Read contacts by ID', false),
	readByEmail: read('Read contacts by e-mail address', true),
};

/** The job with this name. */
export function jobNamed(name: string): Job {
	const job = jobs[name];
	if (!job) throw new Error(`Jobs: ${Object.keys(jobs).join(', ')}`);
	return job;
}

/** The bodies of the requests of a job: 100 inputs in each. */
export function bodiesOf({ inputOf, rest }: Job, rows: readonly IDataObject[]): IDataObject[] {
	const inputs = rows.map(inputOf);
	return Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) => ({
		...rest,
		inputs: inputs.slice(index * 100, index * 100 + 100),
	}));
}
