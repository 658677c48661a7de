import { storedForm } from '../scenario/value';

/** An association as the sandbox stores it: target id and type id. */
export type Link = `${string}:${number}`;

/** A property value that an item writes. */
export interface ExpectedValue {
	/** The value as the node must send it. */
	readonly text: string;
	/** HubSpot stores the value. */
	readonly isGood: boolean;
	/** The value as HubSpot stores it, if the scenario's value states it. */
	readonly stored?: string | undefined;
}

/** What must happen to one item, computed from the item and the options alone. */
export interface Expectation {
	readonly item: number;
	/** The node refuses the item before it sends anything: on reading it, or on checking its values. */
	readonly refusedBy: 'reading' | 'check' | undefined;
	/** The key as the node must send it. */
	readonly id: string | undefined;
	/** The key in the form in which equal keys name the same record. */
	readonly key: string | undefined;
	readonly values: ReadonlyMap<string, ExpectedValue>;
	readonly links: readonly Link[];
	/** HubSpot refuses the associations, or the property that names the record. */
	readonly hasBadReference: boolean;
	/** A unique value may belong to another record. */
	readonly isContested: boolean;
}

/** The expectation of one record that several items write. Later values win. */
export function mergeExpectations(alike: readonly Expectation[]): Expectation | undefined {
	const [first] = alike;
	if (!first || alike.length === 1) return first;
	const values = new Map<string, ExpectedValue>();
	for (const one of alike) {
		for (const [name, { text, isGood, stored }] of one.values) {
			const earlier = text.startsWith(';') ? values.get(name) : undefined;
			values.set(name, {
				stored,
				text: earlier ? withChoices(earlier.text, text) : text,
				isGood: isGood && (earlier?.isGood ?? true),
			});
		}
	}
	const hasBadReference = alike.some((one) => one.hasBadReference);
	const isContested = alike.some((one) => one.isContested);
	return { ...first, values, hasBadReference, isContested };
}

/** The choices of a text, and those that are appended to it and that it does not have. */
function withChoices(earlier: string, appended: string): string {
	let text = earlier;
	for (const choice of appended.slice(1).split(';')) {
		if (choice === '' || text.split(';').includes(choice)) continue;
		// An earlier item that clears the property leaves nothing to append to.
		text = text === '' ? choice : `${text};${choice}`;
	}
	return text;
}

/** HubSpot refuses the record, whatever else happens. */
export function isBad({ hasBadReference, values }: Expectation): boolean {
	return hasBadReference || [...values.values()].some(({ isGood }) => !isGood);
}

/** The property values to send. */
export function textsOf({ values }: Expectation): Record<string, string> {
	return Object.fromEntries([...values].map(([name, { text }]) => [name, text]));
}

/** The property values of a record after the write. */
export function valuesAfter(
	{ values }: Expectation,
	before: Readonly<Record<string, string>>,
): Record<string, string> {
	const written = [...values].map(([name, { text, stored }]) => [
		name,
		stored ?? storedForm(name, text, before[name]),
	]);
	return { ...before, ...Object.fromEntries(written) };
}
