/** A kind of record that the node can work on: one row, used by parameters, paths and matching. */
export interface CrmObject {
	/** Value of the `resource` parameter. */
	readonly value: string;
	/** As HubSpot's interface calls one of them, and several. */
	readonly singular: string;
	readonly plural: string;
	/** Name in HubSpot's paths. */
	readonly path: string;
	/** What HubSpot returns when a read names no properties (HubSpot's guides for the object). */
	readonly defaultProperties: readonly string[];
	/** Unique properties that every account has; accounts add their own. */
	readonly uniqueProperties: ReadonlyArray<UniqueProperty>;
	/** What HubSpot wants of a new record (HubSpot's guides for the object). */
	readonly neededToCreate: readonly string[];
}

/** A property whose value names one record of its kind. */
export interface UniqueProperty {
	readonly name: string;
	/** HubSpot stores and compares it in lower case. */
	readonly ignoresCase: boolean;
	/** A property with further values, separated by `;`, that name the same record. */
	readonly aliases?: string;
	/** Values of the operations that HubSpot takes it for as `idProperty`; left out for any. */
	readonly namesIn?: readonly string[];
}

/** The record's own id: names a record everywhere, and is never sent as `idProperty` in a write. */
export const RECORD_ID = 'hs_object_id';

/** In the order in which the editor lists them. */
export const objects = [
	{
		value: 'contact',
		singular: 'contact',
		plural: 'contacts',
		path: 'contacts',
		defaultProperties: ['firstname', 'lastname', 'email'],
		uniqueProperties: [
			{
				name: 'email',
				ignoresCase: true,
				// A contact answers to its secondary addresses too; HubSpot then returns the primary one.
				aliases: 'hs_additional_emails',
				// An update by e-mail is a 400 (HubSpot/hubspot-api-nodejs issue 548), whatever the spec says.
				namesIn: ['read', 'upsert'],
			},
		],
		// At least one of them.
		neededToCreate: ['email', 'firstname', 'lastname'],
	},
	{
		value: 'ticket',
		singular: 'ticket',
		plural: 'tickets',
		path: 'tickets',
		defaultProperties: [
			'subject',
			'content',
			'hs_pipeline',
			'hs_pipeline_stage',
			'hs_ticket_category',
			'hs_ticket_priority',
		],
		uniqueProperties: [],
		// Without a pipeline HubSpot takes its default one, and a stage of another is refused.
		neededToCreate: ['subject', 'hs_pipeline', 'hs_pipeline_stage'],
	},
] as const satisfies readonly CrmObject[];

/** The row of a `resource` value; `undefined` for a value that no row has. */
export function objectOf(value: string): CrmObject | undefined {
	return objects.find((object) => object.value === value);
}

/** What is known of a property as a key: the table's row, or plain exact comparison. */
export function uniquePropertyOf(object: CrmObject, name: string): UniqueProperty {
	return (
		object.uniqueProperties.find((property) => property.name === name) ?? {
			name,
			ignoresCase: false,
		}
	);
}

/** The form in which two values of a key are the same value. */
export function normalKey(property: UniqueProperty, value: string): string {
	const trimmed = value.trim();
	return property.ignoresCase ? trimmed.toLowerCase() : trimmed;
}
