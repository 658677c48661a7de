import type { PropertyDefinition } from '../../schema/definition';
import type { Schema } from '../../schema/schema';

const plainName = /^[!-~]+$/;

/**
 * A name as people see it: without invisible characters such as the byte order mark of a CSV file,
 * and with single spaces inside it only.
 */
export function tidyName(name: string): string {
	if (plainName.test(name)) return name;
	return name
		.normalize('NFC')
		.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** A name in a message, which shows the characters that `tidyName` drops or replaces. */
export function visibleName(name: string): string {
	return name.replace(/[^\S ]|[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, (character) => {
		const code = (character.codePointAt(0) ?? 0).toString(16);
		return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
	});
}

/** Is there no value in a field? */
export function isEmpty(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isEmpty);
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** The properties that a field of an item can be: by internal name or by label. */
export class FieldNames {
	#byLabel: Definitions | undefined;

	#inAnyCase: Definitions | undefined;

	readonly #found = new Map<string, readonly PropertyDefinition[]>();

	constructor(private readonly schema: Schema) {}

	/**
	 * The property with this internal name; or those with this label; or those with this name or
	 * label in any case. More than one if the field can be each of them.
	 *
	 * @param field name of a field, as the item has it
	 */
	propertiesOf(field: string): readonly PropertyDefinition[] {
		const known = this.#found.get(field);
		if (known) return known;
		const found = this.#find(field);
		this.#found.set(field, found);
		return found;
	}

	/** The property with this internal name, if there is one. */
	named(name: string): readonly PropertyDefinition[] {
		const property = this.schema.get(name);
		return property ? [property] : [];
	}

	#find(field: string): readonly PropertyDefinition[] {
		const name = tidyName(field);
		const named = this.schema.get(field) ?? this.schema.get(name);
		if (named) return [named];
		if (name === '') return [];
		const { definitions } = this.schema;
		this.#byLabel ??= grouped(definitions, ({ label }) => [tidyName(label)]);
		this.#inAnyCase ??= grouped(definitions, (definition) => [
			definition.name.toLowerCase(),
			tidyName(definition.label).toLowerCase(),
		]);
		const found = this.#byLabel.get(name) ?? this.#inAnyCase.get(name.toLowerCase());
		return found ? [...found] : [];
	}
}

type Definitions = ReadonlyMap<string, ReadonlySet<PropertyDefinition>>;

function grouped(
	definitions: readonly PropertyDefinition[],
	namesOf: (definition: PropertyDefinition) => readonly string[],
): Definitions {
	const groups = new Map<string, Set<PropertyDefinition>>();
	for (const definition of definitions) {
		for (const name of namesOf(definition)) {
			const group = groups.get(name) ?? new Set<PropertyDefinition>();
			groups.set(name, group.add(definition));
		}
	}
	return groups;
}
