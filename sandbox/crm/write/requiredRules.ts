import { RecordFailure } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { PropertyDefinition } from '../../schema/definition';
import type { ObjectSchema } from '../../schema/registry';

interface Missing {
	readonly name: string;
	readonly code: 'MISSING_REQUIRED_PROPERTY' | 'MISSING_CONDITIONAL_REQUIRED_PROPERTY';
	readonly message: string;
}

/**
 * Checks the required properties that the account's admin has set up. Only the newest version
 * enforces them (HubSpot changelog, CRM API write validation). For an update, only the properties
 * that it sets count.
 */
export function requiredFailure(
	schema: ObjectSchema,
	changes: ReadonlyMap<string, string>,
	target: StoredRecord | undefined,
): RecordFailure | undefined {
	const after = (name: string): string =>
		changes.get(name) ?? target?.properties[name] ?? schema.row.createDefaults[name] ?? '';
	const problems = schema.all().flatMap((definition): Missing[] => {
		const touched = target === undefined || changes.has(definition.name);
		if (after(definition.name) !== '') return [];
		if (definition.required === true && touched) return [missing(definition)];
		const { requiredWhen } = definition;
		if (requiredWhen === undefined) return [];
		const concerned = touched || changes.has(requiredWhen.property);
		const holds = requiredWhen.values.includes(after(requiredWhen.property));
		return concerned && holds ? [conditionallyMissing(definition, requiredWhen.property)] : [];
	});
	if (problems.length === 0) return undefined;
	const details = problems.map(({ name, code, message }) => ({
		message,
		code,
		context: { propertyName: [name] },
	}));
	return new RecordFailure({
		status: 400,
		category: 'VALIDATION_ERROR',
		message: 'The property values provided are invalid',
		details,
	});
}

function missing({ name }: PropertyDefinition): Missing {
	const message = `A value for ${name} must be provided`;
	return { name, code: 'MISSING_REQUIRED_PROPERTY', message };
}

function conditionallyMissing({ name }: PropertyDefinition, condition: string): Missing {
	const message = `${name} is required because of a conditional property rule based on [${condition}]`;
	return { name, code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY', message };
}
