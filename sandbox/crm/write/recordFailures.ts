import { RecordFailure, type ValueFailure } from '../../model/problem';
import type { ObjectSchema } from '../../schema/registry';

const INVALID = 'VALIDATION_ERROR';

/** Reasons to refuse one input. */
export const RECORD_FAILURES = {
	values: (failures: readonly ValueFailure[]) =>
		new RecordFailure(400, INVALID, 'Property values were not valid', {}, {}, failures),
	/** With `named` false, the error of the whole request does not name the other record. */
	alreadyExists: (schema: ObjectSchema, existingId: string, named: boolean) => {
		const short = `${schema.title} already exists`;
		const full = `${short}. Existing ID: ${existingId}`;
		const item = { existingId: [existingId] };
		return new RecordFailure(409, 'CONFLICT', full, {}, item, [], named ? full : short);
	},
	requiredMissing: (schema: ObjectSchema, properties: readonly string[]) =>
		new RecordFailure(
			400,
			INVALID,
			`Error creating ${schema.errorName}. Some required properties were not set.`,
			{ properties: [...properties] },
		),
	nothingToUpdate: () =>
		new RecordFailure(400, INVALID, 'No properties found to update, please provide at least one.'),
	/** Refused associations of a create are not documented. The texts follow the v4 associations API. */
	badAssociationTarget: (id: string) =>
		new RecordFailure(400, INVALID, `${id} is not a valid ID`, { id: [id] }),
	badAssociationType: (typeId: string) =>
		new RecordFailure(400, INVALID, `${typeId} is not a valid association type`, {
			associationTypeId: [typeId],
		}),
} as const;
