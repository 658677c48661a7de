import type {
	AssociationSpecWithLabel,
	BatchResponseLabelsBetweenObjectPairWithErrors,
	BatchResponsePublicAssociationMultiWithLabelWithErrors,
	BatchResponsePublicDefaultAssociation,
	CollectionResponseMultiAssociatedObjectWithLabelForwardPaging,
	LabelsBetweenObjectPair,
	MultiAssociatedObjectWithLabel,
	PublicAssociationMultiWithLabel,
	PublicDefaultAssociation,
} from '@hubspot/api-client/lib/codegen/crm/associations/v4';
import type { Wire, WireError } from './wire';

/** Live replies have a null label for the default association type; the model omits the label. */
export type WireAssociationType = Omit<Wire<AssociationSpecWithLabel>, 'label'> & {
	label: string | null;
};

/** Live replies have numbers as ids. The model has strings, as do replies with a switch of the sandbox. */
export type WireAssociated = Omit<
	Wire<MultiAssociatedObjectWithLabel>,
	'associationTypes' | 'toObjectId'
> & { toObjectId: string | number; associationTypes: WireAssociationType[] };

export type WireAssociatedPage = Omit<
	Wire<CollectionResponseMultiAssociatedObjectWithLabelForwardPaging>,
	'results'
> & { results: WireAssociated[] };

type WireAssociatedOf = Omit<Wire<PublicAssociationMultiWithLabel>, 'to'> & {
	to: WireAssociated[];
};

export type WireLabels = Omit<Wire<LabelsBetweenObjectPair>, 'fromObjectId' | 'toObjectId'> & {
	fromObjectId: string | number;
	toObjectId: string | number;
};
export type WireDefaultLink = Wire<PublicDefaultAssociation>;

/** As for objects, `errors` is omitted when there are none, and its items are rarely complete. */
type Batch<Envelope, Result> = Omit<Wire<Envelope>, 'results' | 'errors'> & {
	results: Result[];
	errors?: WireError[];
};

export type WireLabelsBatch = Batch<BatchResponseLabelsBetweenObjectPairWithErrors, WireLabels>;
export type WireDefaultLinks = Batch<BatchResponsePublicDefaultAssociation, WireDefaultLink>;
export type WireAssociatedBatch = Batch<
	BatchResponsePublicAssociationMultiWithLabelWithErrors,
	WireAssociatedOf
>;
