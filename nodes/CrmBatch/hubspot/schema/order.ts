import type { CrmObject } from '../tables/objects';
import type { PropertyDefinition } from './definition';

/** The sections of a list of properties, in order; a property is in the first one that matches. */
const sections: ReadonlyArray<(property: PropertyDefinition, object: CrmObject) => boolean> = [
	({ name }, { defaultProperties }) => defaultProperties.includes(name),
	({ isHidden, isHubspots }) => !isHidden && !isHubspots,
	({ isHidden }) => !isHidden,
	() => true,
];

/**
 * The properties in the order of a dropdown: the object's main ones, the account's own, HubSpot's
 * others, hidden ones; each section by label.
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

/** Compares properties by label, as people sort them, and then by name. */
export function byLabel(one: PropertyDefinition, other: PropertyDefinition): number {
	return compareLabels(one.label, other.label) || compareLabels(one.name, other.name);
}

/** Compares texts as people sort them: numbers by their size, letters of any case as equal. */
export function compareLabels(one: string, other: string): number {
	// Made when the first list is sorted: it takes longer than all the rest when n8n loads the node.
	collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
	return collator.compare(one, other);
}

let collator: Intl.Collator | undefined;
