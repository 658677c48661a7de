import { endpoints } from './endpoint';

/** The endpoints of the associations API, version 4 and the date-based ones. */
export const ASSOCIATION_ENDPOINTS = {
	...endpoints('crm/associations/v4', {
		'associations/batch/create': [
			'BatchInputPublicAssociationMultiPost',
			'BatchResponseLabelsBetweenObjectPairWithErrors',
			200,
			201,
			207,
		],
		'associations/batch/associate/default': [
			'BatchInputPublicDefaultAssociationMultiPost',
			'BatchResponsePublicDefaultAssociation',
			200,
			207,
		],
		'associations/batch/read': [
			'BatchInputPublicFetchAssociationsBatchRequest',
			'BatchResponsePublicAssociationMultiWithLabelWithErrors',
			200,
			207,
		],
		'associations/batch/archive': [
			'BatchInputPublicAssociationMultiArchive',
			'BatchResponseVoid',
			200,
			204,
		],
		'associations/batch/labels/archive': [
			'BatchInputPublicAssociationMultiPost',
			'BatchResponseVoid',
			200,
			204,
		],
		'associations/read': [
			undefined,
			'CollectionResponseMultiAssociatedObjectWithLabelForwardPaging',
			200,
		],
		'associations/label': ['Array<AssociationSpec>', 'LabelsBetweenObjectPair', 201],
		'associations/default': [undefined, 'BatchResponsePublicDefaultAssociation', 200],
		'associations/remove': [undefined, undefined, 204],
	}),
	...endpoints('crm/associations/v4/schema', {
		'associations/labels': [undefined, 'CollectionResponseAssociationSpecWithLabelNoPaging', 200],
		'associations/createLabel': [
			'PublicAssociationDefinitionCreateRequest',
			'CollectionResponseAssociationSpecWithLabelNoPaging',
			200,
		],
		'associations/updateLabel': ['PublicAssociationDefinitionUpdateRequest', undefined, 204],
		'associations/removeLabel': [undefined, undefined, 204],
	}),
};
