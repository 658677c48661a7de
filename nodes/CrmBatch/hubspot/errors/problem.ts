import { ownCategory } from './categories';
import type { Failure } from './failure';
import { connectionErrors } from './own/connection';
import { editorErrors } from './own/editor';
import { fill, type ErrorEntry, type WordsOf } from './text';
import { inputErrors } from './own/input';
import { settingErrors } from './own/settings';
import { valueErrors } from './own/values';

/** Every error of the node's own, by the code that stands in `details.code`. */
export const ownErrors = {
	...valueErrors,
	...inputErrors,
	...settingErrors,
	...connectionErrors,
	...editorErrors,
} as const satisfies Record<string, ErrorEntry>;

/** The errors of the node's own by topic, as docs/errors.md lists them. */
export const ownTopics: ReadonlyArray<{
	readonly title: string;
	readonly errors: Readonly<Record<string, ErrorEntry>>;
}> = [
	{ title: 'Items that cannot be sent', errors: inputErrors },
	{ title: 'Values that cannot be written', errors: valueErrors },
	{ title: 'Settings of the node and of its credential', errors: settingErrors },
	{ title: 'On the way to HubSpot and back', errors: connectionErrors },
	{ title: 'Lists in the editor', errors: editorErrors },
];

/** Code of an error of the node's own. */
export type ErrorCode = keyof typeof ownErrors;

type OpenWord<Code extends ErrorCode> = Exclude<WordsOf<(typeof ownErrors)[Code]['text']>, 'field'>;

type Words<Code extends ErrorCode> = [OpenWord<Code>] extends [never]
	? [words?: Readonly<Record<never, string>>]
	: [words: Readonly<Record<OpenWord<Code>, string>>];

/** What is wrong with something, by whoever need not know which field it is in. */
export interface Complaint {
	readonly complaint: ErrorCode;
	readonly words: Readonly<Record<string, string>>;
}

/** @param words what the text of the error leaves open, but for its `{field}` */
export function complain<Code extends ErrorCode>(code: Code, ...words: Words<Code>): Complaint {
	return { complaint: code, words: words[0] ?? {} };
}

/**
 * The failure that a complaint is, such as that of an item that cannot be sent.
 *
 * @param field what the text calls the thing that is wrong, such as `'ID' (email)`
 * @param property internal name of the property, where it is one
 */
export function refusal({ complaint, words }: Complaint, field = '', property?: string): Failure {
	const entry: ErrorEntry = ownErrors[complaint];
	return {
		message: fill(entry.text, { ...words, field }),
		category: entry.category ?? ownCategory.invalidInput,
		code: complaint,
		property,
	};
}

/** The failure with the number of its item, as n8n writes it: reports lose the lineage. */
export function ofItem(failure: Failure, item: number): Failure {
	return { ...failure, message: `${failure.message} [item ${item}]` };
}
