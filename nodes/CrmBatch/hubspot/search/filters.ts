import { failed, success, type Result } from '../errors/failure';
import { failureOf, problem, type Problem } from '../errors/problem';
import type { JsonObject } from '../json';
import { isEmpty } from '../request/fields/fieldNames';
import { plainProperty } from '../schema/definition';
import { modifiedPropertyOf } from '../tables/objects';
import { ofWrittenPipeline } from '../values/choices/stages';
import type { ValueRules } from '../values/properties';
import { comparedWith, membersOf, toValue, type ComparedValues } from './compared';
import type { FilterOperator } from './operators';

/** A filter as an item gives it. */
export interface GivenFilter {
	/** Name of a property. */
	readonly property: string;
	readonly operator: FilterOperator;
	readonly value: unknown;
}

/** A filter as HubSpot takes it. */
export interface SearchFilter extends ComparedValues {
	readonly propertyName: string;
	readonly operator: string;
}

/** The values that filters compare with, by property, as far as they are values of it. */
export function valuesOf(filters: readonly GivenFilter[]): JsonObject {
	const values = new Map<string, unknown[]>();
	for (const { property, operator, value } of filters) {
		const isCompared = operator.takes !== 'none' && operator.takes !== 'word';
		const own = isCompared ? membersOf(value, plainProperty(property)) : [];
		values.set(property, [...(values.get(property) ?? []), ...own]);
	}
	return Object.fromEntries(values);
}

/**
 * Converts a filter to what HubSpot's search takes, by the type of its property.
 *
 * @param all the filters that it belongs to: a stage is one of the pipeline that they name
 */
export function toFilter(
	{ property, operator, value }: GivenFilter,
	all: readonly GivenFilter[],
	rules: ValueRules,
): Result<SearchFilter> {
	const known = rules.schema?.get(property);
	if (rules.schema && !known && !isAssociation(property)) {
		return failed(failureOf(nameProblem(property, rules), `Filter '${property}'`, property));
	}
	const definition = ofWrittenPipeline(
		known ?? plainProperty(property),
		valuesOf(all),
		rules.schema,
	);
	const compared = comparedWith[operator.takes](value, definition, rules);
	if (compared.ok) {
		return success({ propertyName: property, operator: operator.value, ...compared.value });
	}
	const title = definition.label === property ? '' : ` (${property})`;
	const field = `Filter '${definition.label}'${title}`;
	return failed(failureOf(compared.failure, field, property));
}

/** HubSpot filters by associated records under names such as `associations.contact`. */
function isAssociation(property: string): boolean {
	return property.startsWith('associations.');
}

function nameProblem(property: string, { schema, object }: ValueRules): Problem {
	const labelled = schema?.definitions.find(({ label }) => label === property);
	return labelled
		? problem('PROPERTY_IS_LABEL', { name: labelled.name })
		: problem('FILTER_PROPERTY_UNKNOWN', { objects: object.plural });
}

/** The filter for records that have changed at or after a time; none if no time is given. */
export function modifiedFilter(
	value: unknown,
	rules: ValueRules,
): Result<SearchFilter | undefined> {
	if (isEmpty(value)) return success(undefined);
	const propertyName = modifiedPropertyOf(rules.object);
	const since = toValue(value, { ...plainProperty(propertyName), type: 'datetime' }, rules);
	if (since.ok) return success({ propertyName, operator: 'GTE', value: since.value });
	return failed(failureOf(since.failure, "'Modified Since'", propertyName));
}
