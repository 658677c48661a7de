import { objectAt, objectsAt, textAt, type JsonObject } from './json';

/** A property of an object, as the account defines it. */
export interface PropertyDefinition {
	readonly name: string;
	readonly label: string;
	readonly isUnique: boolean;
	readonly isWritable: boolean;
	readonly isHidden: boolean;
}

/** The properties in HubSpot's answer; none in what is not one. */
export function toDefinitions(body: JsonObject): PropertyDefinition[] {
	return objectsAt(body, 'results').flatMap((property) => {
		const name = textAt(property, 'name');
		if (!name) return [];
		const { readOnlyValue } = objectAt(property, 'modificationMetadata');
		return {
			name,
			label: textAt(property, 'label') ?? name,
			isUnique: property.hasUniqueValue === true,
			isWritable: readOnlyValue !== true && property.calculated !== true,
			isHidden: property.hidden === true,
		};
	});
}
