import { crmScopes, objects, type CrmObject, type Scopes } from './objects';

/** Value of the resource whose object type is a parameter of its own. */
export const ANY_OBJECT = 'customObject';

/** What that resource and its records are called in the editor. */
export const anyObject = { value: ANY_OBJECT, singular: 'record', plural: 'records' } as const;

/** Value of the resource for links, whose items name the objects of both records. */
export const ASSOCIATION = 'association';

/**
 * HubSpot's other objects, in the order in which the editor lists them: name in HubSpot's paths,
 * object type ID, what HubSpot calls the records (HubSpot, "Object type IDs"), and the name in the
 * scopes, if it is not that in the paths (the specification of each object).
 */
const otherTypes: ReadonlyArray<
	readonly [path: string, typeId: string, plural: string, inScopes?: string]
> = [
	['appointments', '0-421', 'appointments'],
	['calls', '0-48', 'calls', 'contacts'],
	['carts', '0-142', 'carts'],
	['communications', '0-18', 'communications', 'contacts'],
	['courses', '0-410', 'courses'],
	['discounts', '0-84', 'discounts', 'line_items'],
	['emails', '0-49', 'emails', 'contacts'],
	['fees', '0-85', 'fees', 'line_items'],
	['goal_targets', '0-74', 'goals', 'goals'],
	['invoices', '0-53', 'invoices'],
	['leads', '0-136', 'leads'],
	['line_items', '0-8', 'line items'],
	['listings', '0-420', 'listings'],
	['meetings', '0-47', 'meetings', 'contacts'],
	['notes', '0-46', 'notes', 'contacts'],
	['orders', '0-123', 'orders'],
	['postal_mail', '0-116', 'postal mail', 'contacts'],
	['products', '0-7', 'products'],
	['quotes', '0-14', 'quotes'],
	['services', '0-162', 'services'],
	['subscriptions', '0-69', 'subscriptions'],
	['tasks', '0-27', 'tasks', 'contacts'],
	['taxes', '0-86', 'taxes', 'line_items'],
	['users', '0-115', 'users'],
];

/** Names and IDs of the objects in the table, in lower case, with the object. */
const known: ReadonlyMap<string, CrmObject> = new Map(
	[
		...objects.map((object) => [object, [object.value, object.plural]] as const),
		...otherTypes.map(
			([path, typeId, plural, inScopes = path]) =>
				[object(path, typeId, plural, withoutSchema(inScopes)), [plural]] as const,
		),
	].flatMap(([row, names]) => [row.path, row.typeId, ...names].map((name) => [name, row] as const)),
);

/** Links in the place of an object: the resource has none of its own. */
const associations: CrmObject = {
	...object('associations', 'associations', 'associations'),
	value: ASSOCIATION,
	singular: 'association',
};

/** All of HubSpot's objects in the order of a list: those with a resource of their own first. */
export const standardObjects: readonly CrmObject[] = [...new Set(known.values())];

/** A name or ID that can stand in a path: letters, digits, `_` and `-`. */
const nameInPath = /^[A-Za-z0-9_-]{1,200}$/;

/**
 * The object of a name, plural or object type ID, in any case; `undefined` for a text that cannot be
 * one. A type that is not in the table is one of the account's own: HubSpot decides.
 */
export function objectTypeOf(text: string): CrmObject | undefined {
	const name = text.trim();
	const row = known.get(name.toLowerCase());
	if (row || !nameInPath.test(name)) return row;
	// An ID that begins like those of HubSpot's own objects.
	const isOwn = !name.startsWith('0-');
	return object(name, name, name, isOwn ? crmScopes('custom') : undefined);
}

/**
 * The object that the parameters name; `undefined` if there is none.
 *
 * @param objectType value of the parameter `objectType`, for the resource that has it
 */
export function objectOf(resource: string, objectType = ''): CrmObject | undefined {
	if (resource === ASSOCIATION) return associations;
	return resource === ANY_OBJECT
		? objectTypeOf(objectType)
		: objects.find(({ value }) => value === resource);
}

/** What a line calls a record, such as 'company 12', or 'record 12 of line items'. */
export function recordOf({ value, singular, plural }: CrmObject, id = ''): string {
	const record = id === '' ? singular : `${singular} ${id}`;
	return value === ANY_OBJECT ? `${record} of ${plural}` : record;
}

/** An object without rules of its own: its properties say everything. */
function object(path: string, typeId: string, plural: string, scopes?: Scopes): CrmObject {
	return {
		...anyObject,
		plural,
		typeId,
		path,
		...(scopes && { scopes }),
		defaultProperties: [],
		uniqueProperties: [],
		usualProperties: [],
	};
}

/** The scopes of an object: HubSpot returns its properties to a credential that may read its records. */
function withoutSchema(name: string): Scopes {
	const scopes = crmScopes(name);
	return { ...scopes, schema: scopes.read };
}
