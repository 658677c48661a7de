import { complain, refusal, type Complaint } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import type { JsonObject } from '../../hubspot/json';

/** A number that an option takes, and what the editor calls it. */
export interface Range {
	readonly label: string;
	readonly least: number;
	readonly most: number;
	readonly byDefault: number;
}

/**
 * Reads the values of a collection of options. The editor's limits do not hold for an expression,
 * which may give anything: text for a number or a boolean is understood, what makes no sense is
 * refused. A Dry Run that is taken for off because it came as text would write.
 */
export class OptionValues {
	/** The first thing that is wrong. */
	problem: Failure | undefined;

	constructor(private readonly values: JsonObject) {}

	boolean(name: string, label: string, byDefault = false): boolean {
		const value = this.values[name] ?? byDefault;
		if (value === true || value === 'true' || value === 1) return true;
		if (value === false || value === 'false' || value === 0) return false;
		return this.refuse(label, complain('OPTION_NOT_A_BOOLEAN'), byDefault);
	}

	/** @param choices the values that the option may have, the default first */
	choice<Choice extends string>(
		name: string,
		label: string,
		choices: readonly [Choice, ...Choice[]],
	): Choice {
		const value = this.values[name] ?? choices[0];
		const choice = choices.find((candidate) => candidate === value);
		if (choice !== undefined) return choice;
		const complaint = complain('OPTION_NOT_A_CHOICE', { choices: choices.join(', ') });
		return this.refuse(label, complaint, choices[0]);
	}

	number(name: string, { label, least, most, byDefault }: Range): number {
		const value = this.values[name] === undefined ? byDefault : this.values[name];
		const isText = typeof value === 'string' && value.trim() !== '';
		const number = typeof value === 'number' || isText ? Number(value) : NaN;
		if (number >= least && number <= most) return number;
		const range = { least: String(least), most: String(most) };
		return this.refuse(label, complain('OPTION_OUT_OF_RANGE', range), byDefault);
	}

	private refuse<Value>(label: string, complaint: Complaint, byDefault: Value): Value {
		this.problem ??= refusal(complaint, `'${label}'`);
		return byDefault;
	}
}
