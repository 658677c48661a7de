/** The values that a filter compares with. */
export type Takes =
	| 'none'
	/** One value of the property. */
	| 'one'
	/** The least and the greatest value. */
	| 'two'
	/** Any number of values. */
	| 'several'
	/** A word, in which `*` stands for any characters. */
	| 'word';

/** A filter operator of HubSpot: one row. */
export interface FilterOperator {
	/** HubSpot's name. */
	readonly value: string;
	/** Shown in the editor. */
	readonly name: string;
	readonly takes: Takes;
	readonly description: string;
}

/** HubSpot's filter operators (HubSpot, "Search the CRM"), in the order of their shown names. */
export const filterOperators = [
	{
		value: 'CONTAINS_TOKEN',
		name: 'Contains Word',
		takes: 'word',
		description:
			'A word of the text is the value; * stands for any characters, as in *@example.com',
	},
	{
		value: 'NOT_CONTAINS_TOKEN',
		name: 'Does Not Contain Word',
		takes: 'word',
		description: 'No word of the text is the value; * stands for any characters',
	},
	{
		value: 'EQ',
		name: 'Equals',
		takes: 'one',
		description: 'The property has this value; the case of text does not matter',
	},
	{
		value: 'GT',
		name: 'Greater Than',
		takes: 'one',
		description: 'The property is a larger number or a later date',
	},
	{
		value: 'GTE',
		name: 'Greater Than or Equal',
		takes: 'one',
		description: 'The property is this number or date, or a larger or later one',
	},
	{
		value: 'IN',
		name: 'Is Any Of',
		takes: 'several',
		description: 'The property has one of the values, which are a list or separated by semicolons',
	},
	{
		value: 'BETWEEN',
		name: 'Is Between',
		takes: 'two',
		description: 'The property is in a range; the value is both ends, as in 10;20',
	},
	{
		value: 'HAS_PROPERTY',
		name: 'Is Known',
		takes: 'none',
		description: 'The property has a value',
	},
	{
		value: 'NOT_IN',
		name: 'Is None Of',
		takes: 'several',
		description: 'The property has none of the values, which are a list or separated by semicolons',
	},
	{
		value: 'NOT_HAS_PROPERTY',
		name: 'Is Unknown',
		takes: 'none',
		description: 'The property has no value',
	},
	{
		value: 'LT',
		name: 'Less Than',
		takes: 'one',
		description: 'The property is a smaller number or an earlier date',
	},
	{
		value: 'LTE',
		name: 'Less Than or Equal',
		takes: 'one',
		description: 'The property is this number or date, or a smaller or earlier one',
	},
	{
		value: 'NEQ',
		name: 'Not Equal',
		takes: 'one',
		description: 'The property has another value',
	},
] as const satisfies readonly FilterOperator[];

/** The row of an operator by HubSpot's name; `undefined` if there is none. */
export function filterOperatorOf(value: string): FilterOperator | undefined {
	return filterOperators.find((operator) => operator.value === value);
}
