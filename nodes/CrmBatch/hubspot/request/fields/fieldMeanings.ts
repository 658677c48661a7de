import type { Failure } from '../../errors/failure';
import { failureOf, problem } from '../../errors/problem';
import {
	outputFields,
	propertiesByField,
	recordIdFields,
	setByHubspot,
} from '../../tables/itemFields';
import type { ValueRules } from '../../values/properties';
import { tidyName, visibleName, type FieldNames } from './fieldNames';

/**
 * What the names of an item's values are:
 * - `columns`: property names, as the field mapper lists them
 * - `keys`: property names in an object that the user wrote
 * - `fields`: names of all fields of the item, whether they are properties or not
 */
export type NameKind = 'columns' | 'keys' | 'fields';

/** What a field is. */
type Meaning =
	| { readonly is: 'property'; readonly name: string }
	| { readonly is: 'ignored' | 'leftOut' }
	| { readonly is: 'unclear'; readonly failure: Failure };

/** What the fields of a run's items are. Most items have the same ones, so each is worked out once. */
export class FieldMeanings {
	readonly #known = new Map<string, Meaning>();

	readonly #recordIds = new Map<string, boolean>();

	/**
	 * @param names `undefined` if the property names are not known
	 * @param unknown what happens to properties that cannot be written
	 */
	constructor(
		readonly kind: NameKind,
		readonly names: FieldNames | undefined,
		private readonly unknown: ValueRules['unknown'],
	) {}

	of(field: string): Meaning {
		const known = this.#known.get(field);
		if (known) return known;
		const meaning = this.#find(field);
		this.#known.set(field, meaning);
		return meaning;
	}

	/** Is the field written to the property with the same name? */
	isOwnName(field: string): boolean {
		const meaning = this.of(field);
		return meaning.is === 'property' && meaning.name === field && !this.isUnwrittenRecordId(field);
	}

	/** Are both fields the same property? */
	areSame(field: string, other: string): boolean {
		const [one, two] = [this.of(field), this.of(other)];
		return one.is === 'property' && two.is === 'property' && one.name === two.name;
	}

	/** Is it the record ID, which is not written? */
	isUnwrittenRecordId(field: string): boolean {
		const known = this.#recordIds.get(field);
		if (known !== undefined) return known;
		const name = propertyNameOf(field, this.kind, this.names);
		const [own] = this.names?.named(name) ?? [];
		const isWritten = this.kind !== 'fields' && own?.isWritable === true;
		const isRecordId = recordIdFields.has(name) && !isWritten;
		this.#recordIds.set(field, isRecordId);
		return isRecordId;
	}

	#find(field: string): Meaning {
		const { kind, names } = this;
		if (kind === 'columns') return { is: 'property', name: field };
		const name = tidyName(field);
		const found = (kind === 'fields' ? names?.propertiesOf(field) : names?.named(name)) ?? [];
		const [property, other] = found;
		const ignoresUnknown = names !== undefined && this.unknown === 'ignore';
		if (property && !other) {
			const isWritten = property.isWritable || (kind === 'keys' && !ignoresUnknown);
			return isWritten ? { is: 'property', name: property.name } : { is: 'leftOut' };
		}
		if (outputFields.has(name)) {
			return { is: name === 'id' ? 'leftOut' : 'ignored' };
		}
		const original = propertiesByField.get(name);
		if (original !== undefined) return { is: 'property', name: original };
		if (kind === 'fields' && !names && setByHubspot.has(name)) return { is: 'leftOut' };
		if (ignoresUnknown) return { is: 'leftOut' };
		if (!other) return { is: 'property', name };
		const several = found.map((candidate) => candidate.name).join(', ');
		const wrong = problem('FIELD_LABEL_SHARED', { names: several });
		return { is: 'unclear', failure: failureOf(wrong, `Field '${visibleName(field)}'`, field) };
	}
}

/** The name of the property that a field is, or would be. */
export function propertyNameOf(
	field: string,
	kind: NameKind,
	names: FieldNames | undefined,
): string {
	const [property] = (kind === 'fields' && names?.propertiesOf(field)) || [];
	return property?.name ?? tidyName(field);
}
