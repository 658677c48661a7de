import type { CrmObject } from '../tables/objects';
import type { PropertyDefinition } from './definition';

/** The sections of a list of properties, in their order; a property is in the first that fits. */
const sections: ReadonlyArray<(property: PropertyDefinition, object: CrmObject) => boolean> = [
	({ name }, { defaultProperties }) => defaultProperties.includes(name),
	({ isHidden, isHubspots }) => !isHidden && !isHubspots,
	({ isHidden }) => !isHidden,
	() => true,
];

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The properties as a person looks for them: the object's main ones, the account's own, the rest of
 * HubSpot's, and what HubSpot hides; each section by label.
 */
export function inListOrder(
	properties: readonly PropertyDefinition[],
	object: CrmObject,
): PropertyDefinition[] {
	const section = (property: PropertyDefinition) =>
		sections.findIndex((isIn) => isIn(property, object));
	return properties
		.map((property) => ({ property, section: section(property) }))
		.sort((one, other) => one.section - other.section || byLabel(one.property, other.property))
		.map(({ property }) => property);
}

/** Properties by label, as people sort them; those of one label by name. */
export function byLabel(one: PropertyDefinition, other: PropertyDefinition): number {
	return compare(one.label, other.label) || compare(one.name, other.name);
}
