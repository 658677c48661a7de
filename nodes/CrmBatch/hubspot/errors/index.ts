import { ownCategory, type Failure } from '../failure';
import { editorErrors } from './editor';
import { fill, type ErrorEntry, type WordsOf } from './entry';
import { inputErrors } from './input';
import { valueErrors } from './values';

/** Every error of the node's own, by the code that stands in `details.code`. */
export const ownErrors = {
	...inputErrors,
	...valueErrors,
	...editorErrors,
} as const satisfies Record<string, ErrorEntry>;

/** Code of an error of the node's own. */
export type ErrorCode = keyof typeof ownErrors;

type Words<Code extends ErrorCode> = Readonly<
	Record<Exclude<WordsOf<(typeof ownErrors)[Code]['text']>, 'field'>, string>
>;

/** What is wrong with something, by whoever need not know which field it is in. */
export interface Complaint {
	readonly complaint: ErrorCode;
	readonly words: Readonly<Record<string, string>>;
}

/** @param words what the text of the error leaves open, but for its `{field}` */
export function complain<Code extends ErrorCode>(code: Code, words: Words<Code>): Complaint {
	return { complaint: code, words };
}

/**
 * The failure of an item that cannot be sent.
 *
 * @param field what the text calls the thing that is wrong, such as `'ID' (email)`
 * @param property internal name of the property, where it is one
 */
export function refusal({ complaint, words }: Complaint, field = '', property?: string): Failure {
	return {
		message: fill(ownErrors[complaint].text, { ...words, field }),
		category: ownCategory.invalidInput,
		code: complaint,
		property,
	};
}
