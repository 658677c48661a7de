import { cleaned, folded } from '../characters';

/** One option of a property of type enumeration. */
export interface Choice {
	/** Stored by HubSpot. */
	readonly value: string;
	/** Shown by HubSpot. */
	readonly label: string;
	readonly isHidden: boolean;
	/** Another name that people use, such as the email address of an owner. */
	readonly alias?: string;
	/** The pipeline that it belongs to, by ID and label; only a stage has one. */
	readonly pipeline?: string;
	readonly pipelineLabel?: string;
}

/** Choices by name, and then by value: a list that is read page by page can have one twice. */
type Names = ReadonlyMap<string, ReadonlyMap<string, Choice>>;

/** Most choices that a message lists. */
const LISTED = 10;

/** The choices of a property, indexed once for all items of a run. */
export class ChoiceList {
	static readonly empty = new ChoiceList([]);

	#names: { readonly [By in 'value' | 'label' | 'anyName']: Names } | undefined;

	#byPipeline: ReadonlyMap<string, ChoiceList> | undefined;

	/** @param outside has choices that HubSpot knows, but that cannot be chosen here */
	constructor(
		readonly all: readonly Choice[],
		readonly outside?: ChoiceList,
	) {}

	get isEmpty(): boolean {
		return this.all.length === 0;
	}

	/**
	 * The choices that a text can mean: the one with this value, or those with this label, or those
	 * with a name that looks the same, in any case. Invisible characters of the text count only if
	 * the value or label has them too. HubSpot itself accepts only the exact value.
	 */
	find(text: string): readonly Choice[] {
		const { value, label, anyName } = this.#named;
		const trimmed = text.trim();
		const wanted = cleaned(text);
		const found =
			value.get(text) ??
			value.get(trimmed) ??
			label.get(trimmed) ??
			(wanted === trimmed ? undefined : (value.get(wanted) ?? label.get(wanted))) ??
			anyName.get(folded(wanted));
		return found ? [...found.values()] : [];
	}

	/** The choice with exactly this value, as a list. */
	withValue(value: string): readonly Choice[] {
		return [...(this.#named.value.get(value)?.values() ?? [])];
	}

	get #named() {
		this.#names ??= {
			value: grouped(this.all, ({ value }) => [value]),
			label: grouped(this.all, ({ value, label }) => [label.trim(), value.trim()]),
			anyName: grouped(this.all, ({ value, label, alias }) =>
				[value, label, alias ?? label].map(folded),
			),
		};
		return this.#names;
	}

	/** The stages of a pipeline, with all others outside; `undefined` if it has none. */
	ofPipeline(pipeline: string): ChoiceList | undefined {
		this.#byPipeline ??= byPipeline(this);
		return this.#byPipeline.get(pipeline);
	}
}

/** Choices as a message lists them, such as `Low (LOW), High (HIGH)`. */
export function listed(choices: readonly Choice[]): string {
	const open = choices.filter(({ isHidden }) => !isHidden);
	const named = open
		.slice(0, LISTED)
		.map(({ value, label }) => (label === value ? value : `${label} (${value})`));
	const more = open.length - named.length;
	return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
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

function byPipeline(stages: ChoiceList): ReadonlyMap<string, ChoiceList> {
	const groups = new Map<string, Choice[]>();
	for (const stage of stages.all) {
		const group = groups.get(stage.pipeline ?? '') ?? [];
		groups.set(stage.pipeline ?? '', group);
		group.push(stage);
	}
	return new Map([...groups].map(([pipeline, own]) => [pipeline, new ChoiceList(own, stages)]));
}
