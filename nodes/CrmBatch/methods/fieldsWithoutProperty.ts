import type { ResourceMapperField } from 'n8n-workflow';

import type { PropertyDefinition } from '../hubspot/schema/definition';
import type { FieldSource } from './mapperFields';

/**
 * Fields for values of properties that are not writable any more: n8n drops a value without a field,
 * and another account or scope can bring the property back. And fields that say, where the property
 * to match by is, why it cannot be that one.
 */
export function fieldsWithoutProperty(
	writable: readonly PropertyDefinition[],
	{ entered, wrongMatch = new Map() }: Pick<FieldSource, 'entered' | 'wrongMatch'>,
): ResourceMapperField[] {
	const known = new Set(writable.map(({ name }) => name));
	const wrong = [...wrongMatch]
		.filter(([name]) => !known.has(name))
		// n8n shows the required fields.
		.map(([id, displayName]) => ({ ...plainField, id, displayName, required: true }));
	const leftOver = Object.entries(entered)
		.filter(([name, value]) => !known.has(name) && value !== null && value !== '')
		.filter(([name]) => !wrongMatch.has(name))
		.map(([id]) => ({
			...plainField,
			id,
			displayName: `${id} (HubSpot has no such writable property)`,
		}));
	return [...leftOver, ...wrong];
}

const plainField = {
	required: false,
	removed: false,
	display: true,
	defaultMatch: false,
	canBeUsedToMatch: false,
	type: 'string',
} as const;
