import type { Switches } from '../switches';
import { DEFAULT_SWITCHES } from '../switchSets';
import { fieldError, KINDS, type Body, type ControlError, type FieldKind } from './fields';

const oneOf = (...values: ReadonlyArray<string | number>): FieldKind => ({
	description: `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
	accepts: (value) => values.some((one) => one === value),
});

const TAKEN_EMAIL = oneOf('coordinates', 'conflict', 'contactExists');

/** Switches that are neither a boolean nor a number. */
const CHOICES: Readonly<Partial<Record<keyof Switches, FieldKind>>> = {
	resultOrder: oneOf('shuffled', 'reversed', 'input'),
	emptyInputs: oneOf('refuse', 'accept'),
	allMissing: oneOf(207, 404),
	mergedIdInBatchUpdate: oneOf('dropped', 'notFound'),
	valueErrorTexts: oneOf('full', 'short'),
	takenEmail: TAKEN_EMAIL,
	takenEmailOnUpsert: TAKEN_EMAIL,
	takenUniqueValue: oneOf('coordinates', 'valueError'),
	missingByUniqueProperty: oneOf('refused', 'reported'),
	associationErrors: oneOf('refuseRequest', 'byRecord'),
	invalidIdInAssociationRead: oneOf('item', 'refused'),
	emptyAssociationTypes: oneOf('ignored', 'default'),
	missingScopesForm: oneOf('errors', 'contextList', 'contextJson', 'contextText'),
	invalidNames: oneOf('refuseRequest', 'unknownProperty'),
};

const AMOUNT: FieldKind = { ...KINDS.milliseconds, description: 'a number, 0 or more' };

const FIELDS: Readonly<Record<string, FieldKind>> = {
	...Object.fromEntries(
		Object.entries(DEFAULT_SWITCHES).map(([name, value]) => [
			name,
			typeof value === 'boolean' ? KINDS.flag : AMOUNT,
		]),
	),
	...CHOICES,
};

/** The error of a request that changes switches, if it has one. */
export function switchError(body: Body): ControlError | undefined {
	return fieldError(body, FIELDS);
}
