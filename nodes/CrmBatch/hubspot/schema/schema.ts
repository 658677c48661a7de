import type { OutsideList } from '../tables/endpoints';
import { ChoiceList, type Choice } from './choices';
import type { PropertyDefinition } from './definition';

/** The property definitions of an object, indexed once for all items of a run. */
export class Schema {
	readonly #byName: ReadonlyMap<string, PropertyDefinition>;

	#byLabel: ReadonlyMap<string, PropertyDefinition> | undefined;

	#byOutsideList: ReadonlyMap<OutsideList | undefined, PropertyDefinition> | undefined;

	constructor(definitions: readonly PropertyDefinition[]) {
		this.#byName = new Map(definitions.map((definition) => [definition.name, definition]));
	}

	/** @param name internal name */
	get(name: string): PropertyDefinition | undefined {
		return this.#byName.get(name);
	}

	get definitions(): readonly PropertyDefinition[] {
		return [...this.#byName.values()];
	}

	/** The first writable property with this label. */
	withLabel(label: string): PropertyDefinition | undefined {
		if (!this.#byLabel) {
			const writable = this.definitions.filter(({ isWritable }) => isWritable);
			this.#byLabel = firstBy(writable, (definition) => definition.label);
		}
		return this.#byLabel.get(label.trim());
	}

	/** The first property whose choices are in this list. */
	withChoicesIn(list: OutsideList): PropertyDefinition | undefined {
		this.#byOutsideList ??= firstBy(this.definitions, ({ choicesIn }) => choicesIn);
		return this.#byOutsideList.get(list);
	}

	/**
	 * The same schema, with choices for the properties whose choices are in these lists.
	 *
	 * @param deactivated owners that can no longer be chosen
	 */
	withChoices(
		lists: ReadonlyMap<OutsideList, readonly Choice[]>,
		deactivated: readonly Choice[] = [],
	): Schema {
		const outside = new ChoiceList(deactivated);
		const choicesOf = new Map(
			[...lists].map(([list, all]) => [
				list,
				list === 'owners' ? new ChoiceList(all, outside) : new ChoiceList(all),
			]),
		);
		return new Schema(
			this.definitions.map((definition) => {
				const choices = definition.choicesIn && choicesOf.get(definition.choicesIn);
				return choices ? { ...definition, choices } : definition;
			}),
		);
	}
}

function firstBy<Key>(
	definitions: readonly PropertyDefinition[],
	keyOf: (definition: PropertyDefinition) => Key,
): ReadonlyMap<Key, PropertyDefinition> {
	const first = new Map<Key, PropertyDefinition>();
	for (const definition of definitions) {
		const key = keyOf(definition);
		if (!first.has(key)) first.set(key, definition);
	}
	return first;
}
