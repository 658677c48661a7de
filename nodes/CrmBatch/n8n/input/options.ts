import { MOST_IN_FLIGHT } from '../../batch/pacing/inFlight';
import { failed, success, type Failure, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem, type Problem } from '../../hubspot/errors/problem';
import { isObject, parseJson, type JsonObject } from '../../hubspot/json';
import { tidyName } from '../../hubspot/request/fields/fieldNames';
import type { EmptyPolicy } from '../../hubspot/values/properties';

/** The range of a number option, and its name in the editor. */
export interface Range {
	readonly label: string;
	readonly least: number;
	readonly most: number;
	readonly byDefault: number;
}

/** The number options. */
export const ranges = {
	batchSize: { label: 'Batch Size', least: 1, most: 100, byDefault: 100 },
	concurrency: { label: 'Concurrency', least: 0, most: MOST_IN_FLIGHT, byDefault: 0 },
	maxWait: { label: 'Max Wait', least: 0, most: 86_400, byDefault: 300 },
} as const satisfies Record<string, Range>;

/**
 * Reads values of a collection of options. The editor's limits do not apply to an expression, which
 * can return anything: text for a number or a boolean is accepted, anything else is refused. A Dry
 * Run that came as text must not be taken for off, because the node would write.
 */
export class OptionValues {
	/** The first invalid value. */
	failure: Failure | undefined;

	constructor(private readonly values: JsonObject) {}

	/** The value as it was given, to be read by another function. */
	value(name: string): unknown {
		return this.values[name];
	}

	boolean(name: string, label: string, byDefault = false): boolean {
		const value = this.values[name] ?? byDefault;
		if (value === true || value === 'true' || value === 1) return true;
		if (value === false || value === 'false' || value === 0) return false;
		return this.refuse(label, problem('OPTION_NOT_A_BOOLEAN'), byDefault);
	}

	/** @param choices the values that the option can have, the default first */
	choice<Choice extends string>(
		name: string,
		label: string,
		choices: readonly [Choice, ...Choice[]],
	): Choice {
		const value = this.values[name] ?? choices[0];
		const choice = choices.find((candidate) => candidate === value);
		if (choice !== undefined) return choice;
		const wrong = problem('OPTION_NOT_A_CHOICE', { choices: choices.join(', ') });
		return this.refuse(label, wrong, choices[0]);
	}

	number(name: string, { label, least, most, byDefault }: Range): number {
		const value = this.values[name] === undefined ? byDefault : this.values[name];
		const isText = typeof value === 'string' && value.trim() !== '';
		const number = typeof value === 'number' || isText ? Number(value) : NaN;
		if (number >= least && number <= most) return number;
		const range = { least: String(least), most: String(most) };
		return this.refuse(label, problem('OPTION_OUT_OF_RANGE', range), byDefault);
	}

	private refuse<Value>(label: string, wrong: Problem, byDefault: Value): Value {
		this.failure ??= failureOf(wrong, `'${label}'`);
		return byDefault;
	}
}

/** The options that each item has. */
interface ItemOptions {
	readonly empty: EmptyPolicy;
	readonly archived: boolean;
	/** Names of properties to return with their past values. */
	readonly withHistory: readonly string[];
}

/** @param given value of the parameter `options` for an item */
export function itemOptions(given: unknown): Result<ItemOptions> {
	const options = isObject(given) ? given : {};
	const values = new OptionValues(options);
	const empty = values.choice('emptyValues', 'Empty Values', ['ignore', 'clear']);
	const archived = values.boolean('archived', 'Archived');
	const withHistory = namesOf(options.propertiesWithHistory);
	return values.failure ? failed(values.failure) : success({ empty, archived, withHistory });
}

/** Names from a list, or from text: a JSON list, or names that are separated by commas. */
export function namesOf(value: unknown): string[] {
	const names = listOf(value).map((name) => tidyName(String(name ?? '')));
	return [...new Set(names.filter(Boolean))];
}

/** The members of a list, or of text that is a JSON list or separates them by `,`, `;` or lines. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const parsed = value.trimStart().startsWith('[') ? parseJson(value) : undefined;
	return Array.isArray(parsed) ? parsed : value.split(/[,;\n]/);
}
