import type { Context } from '../../model/wire';
import type { AssociationType } from '../../store/associationTypes';
import type { TypeSpec } from './context';

/** The error for associations that cannot be made. */
export interface AssociationRefusal {
	readonly status: number;
	readonly category: string;
	readonly message: string;
	readonly context?: Context;
}

const INVALID = { status: 400, category: 'VALIDATION_ERROR' } as const;
const MESSAGE = 'One or more associations are invalid';

/** HubSpot's numbers of the categories, in the text about a direction. */
const CATEGORY_NUMBERS: Readonly<Record<AssociationType['category'], number>> = {
	HUBSPOT_DEFINED: 0,
	USER_DEFINED: 1,
};

/** The texts are from live replies. The number of USER_DEFINED is a guess. */
export const ASSOCIATION_REFUSALS = {
	unknownRecords: (
		records: ReadonlyArray<{ readonly objectType: string; readonly id: string }>,
	): AssociationRefusal => ({
		...INVALID,
		message: MESSAGE,
		context: {
			INVALID_OBJECT_IDS: records.map(({ objectType, id }) => `${objectType}=${id} is not valid`),
			objectId: records.map(({ id }) => id),
			objectType: records.map(({ objectType }) => objectType),
		},
	}),
	unknownType: (types: readonly TypeSpec[]): AssociationRefusal => {
		const specs = types.map(({ category, typeId }) => `${category}=${typeId}`);
		return {
			...INVALID,
			message: MESSAGE,
			context: {
				associationSpec: specs,
				INVALID_ASSOCIATION_TYPE_ID: specs.map(
					(spec) => `${spec} is not a valid association definition id`,
				),
			},
		};
	},
	otherDirection: (from: string, type: AssociationType): AssociationRefusal => ({
		...INVALID,
		message:
			`invalid from object type ${from} for associations to be created. ` +
			`expected: ${type.from}. ` +
			`For definition ${CATEGORY_NUMBERS[type.category]}-${type.typeId}`,
	}),
} as const;
