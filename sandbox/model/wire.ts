import type {
	BatchResponseSimplePublicObjectWithErrors,
	CollectionResponseSimplePublicObjectWithAssociationsForwardPaging,
	CollectionResponseWithTotalSimplePublicObjectForwardPaging,
	SimplePublicObject,
	SimplePublicObjectWithAssociations,
	SimplePublicUpsertObject,
	StandardError,
} from '@hubspot/api-client/lib/codegen/crm/contacts';
import type { Pipeline } from '@hubspot/api-client/lib/codegen/crm/pipelines';
import type { Property } from '@hubspot/api-client/lib/codegen/crm/properties';
import type { PublicOwner } from '@hubspot/api-client/lib/codegen/crm/owners';

/**
 * The official client's model as it looks in JSON: dates are text, `_new` is `new`, an enum is its
 * values. The sandbox's replies are written against these types, so a field that HubSpot does not
 * have, or a wrong kind of value, does not compile.
 */
export type Wire<T> = T extends Date
	? string
	: T extends string
		? `${T}`
		: T extends Array<infer Item>
			? Array<Wire<Item>>
			: T extends object
				? { [Key in keyof T as Key extends `_${infer Name}` ? Name : Key]: Wire<T[Key]> }
				: T;

/** What the newest version says of a value that it changed; not yet in the client's model. */
export interface WireWarning {
	category: 'PROPERTY_VALUE_NORMALIZED';
	message: string;
	context: Record<string, string>;
}

/** `url` is on live replies but not yet in the client's model. */
interface NotInModel {
	url?: string;
	warnings?: WireWarning[];
}
export type WireRecord = Wire<SimplePublicObject> & NotInModel;
export type WireUpsertRecord = Wire<SimplePublicUpsertObject> & NotInModel;
export type WireRecordWithAssociations = Wire<SimplePublicObjectWithAssociations> & NotInModel;
export type WireList = Wire<CollectionResponseSimplePublicObjectWithAssociationsForwardPaging>;
export type WireSearch = Wire<CollectionResponseWithTotalSimplePublicObjectForwardPaging>;
export type WireProperty = Wire<Property> & { dataSensitivity?: string };
export type WirePipeline = Wire<Pipeline>;
export type WireOwner = Wire<PublicOwner>;

/** The model calls all of StandardError's fields required; live items often have three or four. */
export type WireError = Pick<Wire<StandardError>, 'status' | 'message'> &
	Partial<Wire<StandardError>>;

/** HubSpot leaves `errors` and `numErrors` out when everything succeeded. */
export type WireBatch = Omit<
	Wire<BatchResponseSimplePublicObjectWithErrors>,
	'results' | 'errors'
> & { results: Array<WireRecord | WireUpsertRecord>; errors?: WireError[] };

/** HubSpot's maps of lists, used for `context` everywhere. */
export type Context = Record<string, string[]>;
