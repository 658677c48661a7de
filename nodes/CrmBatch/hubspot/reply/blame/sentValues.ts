import { textAt } from '../../json';
import { uniquePropertyOf } from '../../tables/objects';
import type { Entry } from '../../tables/request';
import type { SentBatch } from '../sentBatch';

/** Most choices of a value that are looked at: HubSpot quotes the invalid one of several. */
const MOST_CHOICES = 500;

type Form = (text: string) => string;

/** Texts are compared as they are. */
export const same: Form = (text) => text;

/** Texts are compared in any case, and without the spaces around them. */
export const folded: Form = (text) => text.trim().toLowerCase();

/** The values of a batch. A reply can name very many, so each property is indexed once. */
export class SentValues {
	private readonly indexes = new Map<string, ReadonlyMap<string, readonly number[]>>();

	constructor(private readonly sent: SentBatch) {}

	/** Does HubSpot take values of this property for equal that differ in case only? */
	ignoresCase(property: string): boolean {
		return uniquePropertyOf(this.sent.object, property).ignoresCase;
	}

	/** The places of the entries with a value of this property. */
	having(property: string): number[] {
		return this.sent.entries.flatMap((entry, place) =>
			valueOf(entry, property) === undefined ? [] : [place],
		);
	}

	/**
	 * The places of the entries that leave this property empty: those that clear it, and those of new
	 * records without it. A record that may exist can have a value already.
	 */
	lacking(property: string): number[] {
		return this.sent.entries.flatMap((entry, place) => {
			const isNew = entry.key === undefined;
			return (valueOf(entry, property) ?? (isNew ? '' : undefined)) === '' ? [place] : [];
		});
	}

	/** The places of the entries with this value, or with this choice among several. */
	with(property: string, value: string, form: Form): readonly number[] {
		const name = JSON.stringify([form === folded, property]);
		const index = this.indexes.get(name) ?? this.indexOf(property, form);
		this.indexes.set(name, index);
		return index.get(value) ?? [];
	}

	private indexOf(property: string, form: Form): Map<string, number[]> {
		const index = new Map<string, number[]>();
		this.sent.entries.forEach((entry, place) => {
			const value = valueOf(entry, property);
			if (value === undefined) return;
			const text = form(value);
			for (const choice of new Set([text, ...text.split(';', MOST_CHOICES)])) {
				const places = index.get(choice);
				if (places) places.push(place);
				else index.set(choice, [place]);
			}
		});
		return index;
	}
}

function valueOf({ request }: Entry, property: string): string | undefined {
	const isKey = request.envelope.idProperty === property;
	return textAt(request.properties, property) ?? (isKey ? request.id : undefined);
}
