import { ACCOUNT } from '../account';
import { Problem } from '../model/problem';

const INVALID = 'VALIDATION_ERROR';

const validation = (message: string): Problem => new Problem(400, { message, category: INVALID });

/** HubSpot's errors for a whole request (HubSpot docs, error handling; live replies). */
export const PROBLEMS = {
	tooManyInputs: (max: number) =>
		validation(
			`The maximum number of inputs supported in a batch is ${max}. ` +
				'Please reduce the number of items and try again',
		),
	tooManyInputsForHistory: () =>
		validation(
			'The maximum number of inputs supported in a batch request for property histories is 50. ' +
				'Please reduce the number of items and try again',
		),
	noInputs: () => validation('Batch input provided should have at least one object.'),
	duplicateIds: (ids: readonly string[]) =>
		new Problem(400, {
			message: `Duplicate IDs found in batch input: [${ids.join(', ')}]. IDs must be unique`,
			context: { ids: [...ids] },
			category: INVALID,
		}),
	/** For a property that cannot identify a record. Only writes have been observed; a read gets the same. */
	nonUnique: (typeId: string, property: string) =>
		validation(
			`Unable to perform update/upsert by non-unique ${typeId} property ${property} ` +
				`in portal ID ${ACCOUNT.portalId}`,
		),
	/** Live replies have no category. */
	unknownObjectType: (name: string) =>
		new Problem(400, { message: `Unable to infer object type from: ${name}` }),
	noBody: () => validation('Invalid JSON input: a request body was expected, but none found'),
	badJson: (line: number, column: number, detail: string) =>
		new Problem(400, {
			message: `Invalid input JSON on line ${line}, column ${column}: ${detail}`,
		}),
	/** Reports name only the class of a single record. */
	invalidNames: (column: number, javaClass: string, names: readonly string[]) =>
		new Problem(400, {
			message:
				`Invalid input JSON on line 1, column ${column}: Cannot construct instance of ` +
				`\`com.hubspot.inbounddb.publicobject.core.v2.${javaClass}\`, ` +
				'problem: Names for properties should be lowercase and have less than 100 characters. ' +
				`Invalid names: [${names.join(', ')}]`,
		}),
	missingFields: (line: number, column: number, fields: readonly string[]) =>
		validation(
			`Invalid input JSON on line ${line}, column ${column}. ` +
				`Some required fields were not set: [${fields.join(', ')}]`,
		),
	notFound: (): Problem =>
		new Problem(404, { message: 'resource not found', category: 'OBJECT_NOT_FOUND' }),
	/** A single record that does not exist. Live replies have no category. */
	recordNotFound: (id: string, hasCategory: boolean): Problem => {
		if (hasCategory) return PROBLEMS.notFound();
		if (/^[1-9]\d*$/.test(id)) return new Problem(404, { message: 'resource not found' });
		return new Problem(404, {
			message: 'Object not found. objectId is usually positive.',
			context: { id: [id] },
		});
	},
	/** A query parameter or search field that is out of range. The text is a guess. */
	invalidParameter: (name: string, value: string, allowed: string) =>
		validation(`Invalid value ${value} for ${name}: ${allowed}`),
	/** Observed on live accounts. */
	incompleteFilter: (missing: readonly string[]) =>
		new Problem(400, {
			message:
				'Invalid input JSON on line 1, column 1: Cannot build Filter, some of required ' +
				`attributes are not set [${missing.join(', ')}]`,
			category: INVALID,
		}),
	/** The text is a guess. */
	unknownSearchProperty: (name: string) =>
		validation(`There was a problem with the request. Property "${name}" does not exist`),
	/** The text is a guess. */
	propertyExists: (name: string) =>
		new Problem(409, {
			message: `The account has a property named '${name}'`,
			category: 'OBJECT_ALREADY_EXISTS',
			subCategory: 'Properties.PROPERTY_WITH_NAME_EXISTS',
		}),
	mergeWithItself: () => validation('An object cannot be merged with itself'),
	/** HubSpot changelog, CRM API write validation. */
	mayNotEditAssociations: () => validation("Missing 'Edit Associations' permission."),
	bodyTooLarge: () =>
		new Problem(413, { message: 'The request body is too large', category: INVALID }),
} as const;
