import type { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts';
import type { Comparable } from './comparable';
import { containsToken } from './tokens';

export type Operator = `${FilterOperatorEnum}`;

/** A record's value and the filter's values, in comparable form. */
export interface Comparison {
	actual: Comparable;
	readonly value: Comparable;
	readonly highValue: Comparable;
	/** As sent: text must be in lower case to match. */
	readonly values: readonly Comparable[];
	/** The filter's value as text. */
	readonly pattern: string;
	/** The record's value as text. */
	text: string;
}

interface OperatorRow {
	/** Required fields of the filter. */
	readonly needs: ReadonlyArray<'value' | 'highValue' | 'values'>;
	/** Whether a record without a value matches. */
	readonly matchesEmpty: boolean;
	readonly holds: (comparison: Comparison) => boolean;
}

const value = ['value'] as const;

/** HubSpot docs, search guide, filter operators. */
export const OPERATORS: Readonly<Record<Operator, OperatorRow>> = {
	EQ: { needs: value, matchesEmpty: false, holds: (one) => one.actual === one.value },
	NEQ: { needs: value, matchesEmpty: true, holds: (one) => one.actual !== one.value },
	LT: { needs: value, matchesEmpty: false, holds: (one) => one.actual < one.value },
	LTE: { needs: value, matchesEmpty: false, holds: (one) => one.actual <= one.value },
	GT: { needs: value, matchesEmpty: false, holds: (one) => one.actual > one.value },
	GTE: { needs: value, matchesEmpty: false, holds: (one) => one.actual >= one.value },
	BETWEEN: {
		needs: ['value', 'highValue'],
		matchesEmpty: false,
		holds: (one) => one.actual >= one.value && one.actual <= one.highValue,
	},
	IN: { needs: ['values'], matchesEmpty: false, holds: (one) => one.values.includes(one.actual) },
	NOT_IN: {
		needs: ['values'],
		matchesEmpty: true,
		holds: (one) => !one.values.includes(one.actual),
	},
	HAS_PROPERTY: { needs: [], matchesEmpty: false, holds: () => true },
	NOT_HAS_PROPERTY: { needs: [], matchesEmpty: true, holds: (one) => one.text === '' },
	CONTAINS_TOKEN: {
		needs: value,
		matchesEmpty: false,
		holds: (one) => containsToken(one.text, one.pattern),
	},
	NOT_CONTAINS_TOKEN: {
		needs: value,
		matchesEmpty: true,
		holds: (one) => !containsToken(one.text, one.pattern),
	},
};

export function isOperator(name: string): name is Operator {
	return Object.hasOwn(OPERATORS, name);
}
