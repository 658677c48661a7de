import { Problem } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import { valueOf } from '../../schema/calculated';
import type { PropertyDefinition } from '../../schema/definition';
import { splitList } from '../../schema/values/checkValue';
import type { ObjectContext } from '../context';
import { PROBLEMS } from '../problems';
import { comparable, comparableInList } from './comparable';
import { OPERATORS, type Comparison } from './operators';
import type { Filter } from './request';

export type Condition = (record: StoredRecord) => boolean;

const ASSOCIATION = /^associations\.(.+)$/;

/** Compiles a filter once, so that its text is not parsed again for each record. */
export function conditionOf(context: ObjectContext, filter: Filter): Condition | Problem {
	const associated = ASSOCIATION.exec(filter.propertyName)?.[1];
	if (associated !== undefined) return associationCondition(context, associated, filter);
	const definition = context.schema.property(filter.propertyName);
	if (definition === undefined) return PROBLEMS.unknownSearchProperty(filter.propertyName);
	return propertyCondition(definition, filter);
}

function propertyCondition(definition: PropertyDefinition, filter: Filter): Condition {
	const row = OPERATORS[filter.operator];
	const { name } = definition;
	const multiple = definition.type === 'enumeration' && definition.fieldType === 'checkbox';
	const pattern = filter.value ?? '';
	// Shared by all records: creating one per record would be slow for a million of them.
	const comparison: Comparison = {
		value: comparable(definition, pattern),
		highValue: comparable(definition, filter.highValue ?? ''),
		values: filter.values.map((value) => comparableInList(definition, value)),
		pattern,
		actual: '',
		text: '',
	};
	const holds = (text: string): boolean => {
		comparison.text = text;
		comparison.actual = comparable(definition, text);
		return row.holds(comparison);
	};
	const negative = filter.operator.startsWith('N');
	return (record) => {
		const text = valueOf(record, name) ?? '';
		if (text === '') return row.matchesEmpty;
		if (!multiple) return holds(text);
		const chosen = splitList(text);
		return negative ? chosen.every(holds) : chosen.some(holds);
	};
}

/** `associations.contact` with EQ or IN: records associated with one of the given ids. */
function associationCondition(
	{ world }: ObjectContext,
	typeName: string,
	{ operator, value, values }: Filter,
): Condition | Problem {
	const to = world.schemas.find(typeName);
	if (to === undefined) return PROBLEMS.unknownSearchProperty(`associations.${typeName}`);
	if (operator !== 'EQ' && operator !== 'IN') {
		return PROBLEMS.invalidParameter('operator', operator, 'EQ or IN for associations');
	}
	const ids = operator === 'EQ' ? [value ?? ''] : values;
	return (record) => {
		const links = record.links?.to(to.row.typeId);
		return links !== undefined && ids.some((id) => links.has(id));
	};
}
