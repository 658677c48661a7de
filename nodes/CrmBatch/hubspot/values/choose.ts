import type { Choice } from '../schema/definition';

/** Choices by a name and then by their values: a list that is read page by page may have one twice. */
type Names = ReadonlyMap<string, ReadonlyMap<string, Choice>>;

/** Choices by what may stand for them; made once for a list, as a run may ask for each of its items. */
interface Index {
	readonly byValue: Names;
	readonly byLabel: Names;
	readonly byAnyName: Names;
}

const indexes = new WeakMap<readonly Choice[], Index>();

/**
 * The choices that a text may mean: the one with this very value, or those with it as their label,
 * or as any of their names in other case. HubSpot itself takes nothing but the value, case and all.
 */
export function choose(text: string, choices: readonly Choice[]): readonly Choice[] {
	const { byValue, byLabel, byAnyName } = indexOf(choices);
	const wanted = text.trim();
	const found =
		byValue.get(text) ??
		byValue.get(wanted) ??
		byLabel.get(wanted) ??
		byAnyName.get(wanted.toLowerCase());
	return found ? [...found.values()] : [];
}

function indexOf(choices: readonly Choice[]): Index {
	const known = indexes.get(choices);
	if (known) return known;
	const index = {
		byValue: grouped(choices, ({ value }) => [value]),
		byLabel: grouped(choices, ({ value, label }) => [label.trim(), value.trim()]),
		byAnyName: grouped(choices, ({ value, label, alias }) =>
			[value, label, alias ?? label].map((name) => name.trim().toLowerCase()),
		),
	};
	indexes.set(choices, index);
	return index;
}

function grouped(
	choices: readonly Choice[],
	namesOf: (choice: Choice) => readonly string[],
): Names {
	const groups = new Map<string, Map<string, Choice>>();
	for (const choice of choices) {
		for (const name of namesOf(choice)) {
			const group = groups.get(name) ?? new Map<string, Choice>();
			groups.set(name, group);
			group.set(choice.value, choice);
		}
	}
	return groups;
}
