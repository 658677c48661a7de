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
import type { ObjectSchema } from '@hubspot/api-client/lib/codegen/crm/schemas';

/**
 * The JSON form of a model of the official client: dates are strings, `_new` is `new`, an enum is a
 * union of its values. Replies are typed with these, so an unknown field or a value of the wrong
 * type does not compile.
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

/** The newest version's warning about a normalised value. Not yet in the client's model. */
export interface WireWarning {
	category: 'PROPERTY_VALUE_NORMALIZED';
	message: string;
	context: Record<string, string>;
}

/** Fields of live replies that are not yet in the client's model. */
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

/** Live replies and the specification have more fields than the client's model. */
export type WireSchema = Omit<Wire<ObjectSchema>, 'properties'> & {
	properties: WireProperty[];
	allowsSensitiveProperties: boolean;
	metaType: 'PORTAL_SPECIFIC' | 'HUBSPOT';
	restorable: boolean;
};

/** The model requires all fields of StandardError, but live items often have three or four. */
export type WireError = Pick<Wire<StandardError>, 'status' | 'message'> &
	Partial<Wire<StandardError>>;

/** HubSpot omits `errors` and `numErrors` when everything succeeded. */
export type WireBatch = Omit<
	Wire<BatchResponseSimplePublicObjectWithErrors>,
	'results' | 'errors'
> & { results: Array<WireRecord | WireUpsertRecord>; errors?: WireError[] };

/** HubSpot's `context`: a map of lists. */
export type Context = Record<string, string[]>;
