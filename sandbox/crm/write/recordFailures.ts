import { ACCOUNT } from '../../account';
import { RecordFailure, type ValueFailure } from '../../model/problem';
import type { ObjectSchema } from '../../schema/registry';

const INVALID = { status: 400, category: 'VALIDATION_ERROR' } as const;

/** A unique value that another record has. */
export interface TakenValue {
	readonly property: string;
	readonly value: string;
	/** The record that should get the value. A create has already chosen its id. */
	readonly id: string;
	/** The record that has it. */
	readonly owner: string;
}

/** The text for a taken unique value. It names the property, the value and both records. */
export function takenText(
	schema: ObjectSchema,
	{ property, value, id, owner }: TakenValue,
): string {
	return (
		`Cannot set PropertyValueCoordinates{portalId=${ACCOUNT.portalId}, ` +
		`objectTypeId=ObjectTypeId{legacyObjectType=${schema.errorName}}, ` +
		`propertyName=${property}, value=${value}} on ${id}. ${owner} already has that value.`
	);
}

/** Reasons to refuse one input. */
export const RECORD_FAILURES = {
	values: (values: readonly ValueFailure[]) =>
		new RecordFailure({ ...INVALID, message: 'Property values were not valid', values }),
	taken: (schema: ObjectSchema, taken: TakenValue) =>
		new RecordFailure({ ...INVALID, message: takenText(schema, taken) }),
	/** With `named` false, the error of the whole request does not name the other record. */
	conflict: (schema: ObjectSchema, owner: string, named: boolean) => {
		const short = `${schema.title} already exists`;
		const message = `${short}. Existing ID: ${owner}`;
		return new RecordFailure({
			status: 409,
			category: 'CONFLICT',
			message,
			itemContext: { existingId: [owner] },
			wholeMessage: named ? message : short,
		});
	},
	/** Only the error of a whole request has been reported. The item is inferred. */
	contactExists: (schema: ObjectSchema, { property, value, owner }: TakenValue, at: number) => {
		const name = schema.row.singular;
		return new RecordFailure({
			status: 409,
			category: 'OBJECT_ALREADY_EXISTS',
			message: `${schema.title} already exists. Existing ID: ${owner}`,
			details: [
				{
					message: `A ${name} with ${property} ${value} already exists. Existing ID: ${owner}`,
					in: property,
				},
			],
			wholeBody: {
				error: `${schema.errorName}_EXISTS`,
				identityProfile: {
					vid: Number(owner),
					identity: [{ value, type: 'EMAIL', timestamp: at, isPrimary: true }],
					linkedVid: [],
					isContact: true,
					savedAtTimestamp: at,
				},
			},
		});
	},
	requiredMissing: (schema: ObjectSchema, properties: readonly string[]) =>
		new RecordFailure({
			...INVALID,
			message: `Error creating ${schema.errorName}. Some required properties were not set.`,
			context: { properties: [...properties] },
		}),
	nothingToUpdate: () =>
		new RecordFailure({
			...INVALID,
			message: 'No properties found to update, please provide at least one.',
		}),
	/** Reported by record only with a switch. The text follows the v4 associations API. */
	badAssociationTarget: (id: string) =>
		new RecordFailure({ ...INVALID, message: `${id} is not a valid ID`, context: { id: [id] } }),
} as const;
