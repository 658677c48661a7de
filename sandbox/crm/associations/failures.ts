import { Problem } from '../../model/problem';
import type { Context, WireError } from '../../model/wire';
import type { ObjectSchema } from '../../schema/registry';
import { ASSOCIATION_REFUSALS } from './refusals';

/** Why two records cannot be associated, or their associations cannot be read. */
export interface LinkFailure {
	readonly status: number;
	readonly category: string;
	readonly subCategory?: string;
	readonly message: string;
	readonly context?: Context;
}

const INVALID = { status: 400, category: 'VALIDATION_ERROR' } as const;
const NOT_FOUND = { status: 404, category: 'OBJECT_NOT_FOUND' } as const;

/** Texts are from live replies. */
export const LINK_FAILURES = {
	badId: (id: string): LinkFailure => ({
		...INVALID,
		subCategory: 'crm.associations.INVALID_IDENTIFIER',
		message: `${id} is not a valid ID`,
		context: { id: [id] },
	}),
	/** Live replies have no context. */
	itself: (id: string): LinkFailure => ({
		...INVALID,
		message: `Object ${id} cannot be associated to itself (${id})`,
	}),
	noSuchRecord: (side: 'FROM' | 'TO', schema: ObjectSchema, id: string): LinkFailure => ({
		...NOT_FOUND,
		subCategory: `crm.associations.${side}_OBJECT_NOT_FOUND`,
		message: `No ${schema.row.singular} with ID ${id} exists`,
		context: { objectType: [schema.row.singular], id: [id] },
	}),
	badType: (category: string, typeId: string): LinkFailure =>
		ASSOCIATION_REFUSALS.unknownType([{ category, typeId }]),
	none: (from: ObjectSchema, to: ObjectSchema, id: string): LinkFailure => ({
		...NOT_FOUND,
		subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
		message: `No ${to.row.singular} is associated with ${from.row.singular} ${id}.`,
		context: {
			fromObjectId: [id],
			fromObjectType: [from.row.singular],
			toObjectType: [to.row.singular],
		},
	}),
} as const;

/** The error of a request for a single association. */
export function linkProblem({ status, ...body }: LinkFailure): Problem {
	return new Problem(status, body);
}

/** One item of a batch reply's `errors`. */
export function linkErrorItem({ category, subCategory, message, context }: LinkFailure): WireError {
	return {
		status: 'error',
		category,
		...(subCategory === undefined ? {} : { subCategory }),
		message,
		...(context === undefined ? {} : { context }),
	};
}
