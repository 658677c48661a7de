import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** The job of all CPU figures: contacts written by their e-mail address, from plain fields. */

/** Columns of the job, of the types that HubSpot has. Each is mapped as `{{ $json.column }}`. */
const columns = [
	...['email', 'firstname', 'lastname', 'phone', 'company', 'jobtitle'],
	...['city', 'loyalty_points', 'newsletter', 'birthday'],
];

const mapped = Object.fromEntries(columns.map((name) => [name, `={{ $json.${name} }}`]));

/** The settings of the node for the job. */
export const plainParameters: INodeParameters = {
	resource: 'contact',
	operation: 'upsert',
	authentication: 'serviceKey',
	inputMode: 'mapper',
	properties: {
		mappingMode: 'defineBelow',
		matchingColumns: ['email'],
		value: mapped,
		schema: [],
	},
	options: {},
};

/** The fields of an item, as a table or a database gives them. */
export function plainRow(index: number): IDataObject {
	return {
		email: `ann.example.${index}@example.com`,
		firstname: 'Ann',
		lastname: `Example ${index}`,
		phone: `+49 30 ${1_000_000 + index}`,
		company: `Company ${index % 500}`,
		jobtitle: 'Engineer',
		city: 'Berlin',
		loyalty_points: index,
		newsletter: index % 2 === 0,
		birthday: '1990-04-01',
	};
}
