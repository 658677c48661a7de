/** A type of CRM record: one row, used by parameters, paths and pairing. */
export interface CrmObject {
	/** Value of the `resource` parameter. */
	readonly value: string;
	/** What HubSpot's interface calls one record, and several. */
	readonly singular: string;
	readonly plural: string;
	/** HubSpot's object type ID. */
	readonly typeId: string;
	/** Name in HubSpot's paths. */
	readonly path: string;
	/** Scopes that a credential needs; left out if they are not known. */
	readonly scopes?: Scopes;
	/** What HubSpot returns when a read names no properties (HubSpot's guides for the object). */
	readonly defaultProperties: readonly string[];
	/** Unique properties that every account has; accounts add their own. */
	readonly uniqueProperties: ReadonlyArray<UniqueProperty>;
	/** Properties that most records have, which the field mapper opens with, in order. */
	readonly usualProperties: readonly string[];
	/**
	 * Properties with an order of values in which HubSpot does not go back, unless the property is
	 * empty: it keeps the later value, and reports a success.
	 */
	readonly forwardOnly?: readonly string[];
	/** Property with the time of the last change; left out if it is `hs_lastmodifieddate`. */
	readonly modifiedProperty?: string;
	/** Property names of a pipeline and its stage, for objects that have pipelines. */
	readonly pipeline?: PipelineProperties;
}

/** Scopes that a credential needs for an object, by what it does (HubSpot, "Scopes"). */
export interface Scopes {
	/** To get, look up and search records and links. */
	readonly read: string;
	readonly write: string;
	/** To read the properties and pipelines. */
	readonly schema: string;
}

/** The scopes of an object, by its name in them. */
export function crmScopes(name: string): Scopes {
	const [read, write] = [`crm.objects.${name}.read`, `crm.objects.${name}.write`];
	return { read, write, schema: `crm.schemas.${name}.read` };
}

/** A property whose value identifies one record. */
export interface UniqueProperty {
	readonly name: string;
	/** HubSpot's label of it, for a list without an account; left out if it is the name. */
	readonly label?: string;
	/** A value, for a placeholder. */
	readonly example?: string;
	/** HubSpot stores and compares the value in lower case. */
	readonly ignoresCase: boolean;
	/** A property with further values, separated by `;`, that identify the same record. */
	readonly aliases?: string;
	/** Values of the operations for which HubSpot accepts it as `idProperty`; left out if it does for all. */
	readonly matchIn?: readonly string[];
}

/** Property names of a pipeline and of the stage in it. */
interface PipelineProperties {
	readonly pipeline: string;
	readonly stage: string;
}

/** Most characters of an email address (RFC 5321: 64 before the @, and 255 behind it). */
export const LONGEST_EMAIL = 320;

/** Property name of the record ID. It identifies a record in every object type. */
export const RECORD_ID = 'hs_object_id';

/** The objects with a resource of their own, in the order in which the editor lists them. */
export const objects = [
	{
		value: 'company',
		singular: 'company',
		plural: 'companies',
		typeId: '0-2',
		path: 'companies',
		scopes: crmScopes('companies'),
		defaultProperties: ['name', 'domain'],
		// The domain is not unique in the API (HubSpot's guide for companies).
		uniqueProperties: [],
		usualProperties: ['name', 'domain', 'phone', 'city'],
		forwardOnly: ['lifecyclestage'],
	},
	{
		value: 'contact',
		singular: 'contact',
		plural: 'contacts',
		typeId: '0-1',
		path: 'contacts',
		scopes: crmScopes('contacts'),
		defaultProperties: ['firstname', 'lastname', 'email'],
		uniqueProperties: [
			{
				name: 'email',
				label: 'Email',
				example: 'jane@example.com',
				ignoresCase: true,
				// HubSpot finds a contact by its secondary addresses too, and returns the primary one.
				aliases: 'hs_additional_emails',
				// An update by e-mail is a 400 (HubSpot/hubspot-api-nodejs issue 548), whatever the spec says.
				matchIn: ['get', 'upsert'],
			},
		],
		usualProperties: ['email', 'firstname', 'lastname', 'phone', 'company'],
		// HubSpot's guide for contacts.
		forwardOnly: ['lifecyclestage'],
		modifiedProperty: 'lastmodifieddate',
	},
	{
		value: 'deal',
		singular: 'deal',
		plural: 'deals',
		typeId: '0-3',
		path: 'deals',
		scopes: crmScopes('deals'),
		defaultProperties: ['dealname', 'amount', 'closedate', 'pipeline', 'dealstage'],
		uniqueProperties: [],
		// Without a pipeline HubSpot uses its default one, and refuses a stage of another.
		usualProperties: ['dealname', 'pipeline', 'dealstage', 'amount', 'closedate'],
		pipeline: { pipeline: 'pipeline', stage: 'dealstage' },
	},
	{
		value: 'ticket',
		singular: 'ticket',
		plural: 'tickets',
		typeId: '0-5',
		path: 'tickets',
		scopes: { read: 'tickets', write: 'tickets', schema: 'tickets' },
		defaultProperties: [
			'subject',
			'content',
			'hs_pipeline',
			'hs_pipeline_stage',
			'hs_ticket_category',
			'hs_ticket_priority',
		],
		uniqueProperties: [],
		// Without a pipeline HubSpot uses its default one, and refuses a stage of another.
		usualProperties: [
			'subject',
			'content',
			'hs_pipeline',
			'hs_pipeline_stage',
			'hs_ticket_priority',
		],
		pipeline: { pipeline: 'hs_pipeline', stage: 'hs_pipeline_stage' },
	},
] as const satisfies readonly CrmObject[];

/** The property with the time of the last change of a record (HubSpot, "Search the CRM"). */
export function modifiedPropertyOf({ modifiedProperty }: CrmObject): string {
	return modifiedProperty ?? 'hs_lastmodifieddate';
}

/** How the values of a property compare as keys: by the object's row, or else exactly. */
export function uniquePropertyOf(object: CrmObject, name: string): UniqueProperty {
	return (
		object.uniqueProperties.find((property) => property.name === name) ?? {
			name,
			ignoresCase: false,
		}
	);
}

/** The form of a key in which equal keys are equal texts. */
export function normalKey(property: UniqueProperty, value: string): string {
	const trimmed = value.trim();
	return property.ignoresCase ? trimmed.toLowerCase() : trimmed;
}
