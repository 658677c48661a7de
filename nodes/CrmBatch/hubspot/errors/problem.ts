import { ownCategory, type Failure } from './failure';
import { connectionProblems } from './own/connection';
import { editorProblems } from './own/editor';
import { inputProblems } from './own/input';
import { linkProblems } from './own/links';
import { searchProblems } from './own/search';
import { settingProblems } from './own/settings';
import { valueProblems } from './own/values';
import { fill, type ProblemEntry, type WordsOf } from './text';

/** All problems that the node finds itself, by the code in `details.code`. */
export const problems = {
	...valueProblems,
	...inputProblems,
	...searchProblems,
	...linkProblems,
	...settingProblems,
	...connectionProblems,
	...editorProblems,
} as const satisfies Record<string, ProblemEntry>;

/** The problems by topic, as docs/errors.md lists them. */
export const problemTopics: ReadonlyArray<{
	readonly title: string;
	readonly entries: Readonly<Record<string, ProblemEntry>>;
}> = [
	{ title: 'Items that cannot be sent', entries: inputProblems },
	{ title: 'Values that cannot be written', entries: valueProblems },
	{ title: 'Searches', entries: searchProblems },
	{ title: 'Links between records', entries: linkProblems },
	{ title: 'Settings of the node and of its credential', entries: settingProblems },
	{ title: 'On the way to HubSpot and back', entries: connectionProblems },
	{ title: 'Lists in the editor', entries: editorProblems },
];

export type ProblemCode = keyof typeof problems;

type OpenWord<Code extends ProblemCode> = Exclude<
	WordsOf<(typeof problems)[Code]['text']>,
	'field'
>;

type Words<Code extends ProblemCode> = [OpenWord<Code>] extends [never]
	? [words?: Readonly<Record<never, string>>]
	: [words: Readonly<Record<OpenWord<Code>, string>>];

/** What is wrong, as code and words, found by code that need not know which field it is in. */
export interface Problem {
	readonly code: ProblemCode;
	readonly words: Readonly<Record<string, string>>;
	/** For a value that can no longer be chosen: what a record that has it stores. */
	readonly asStored?: string | undefined;
}

/** @param words the open words of the problem's text, except `{field}` */
export function problem<Code extends ProblemCode>(code: Code, ...words: Words<Code>): Problem {
	return { code, words: words[0] ?? {} };
}

/**
 * The failure for a problem, such as that of an item that cannot be sent.
 *
 * @param field what the text calls the wrong field, such as `'Value to Match' (email)`
 * @param property name of the property, if the problem is about one
 */
export function failureOf({ code, words }: Problem, field = '', property?: string): Failure {
	const entry: ProblemEntry = problems[code];
	return {
		message: fill(entry.text, { ...words, field }),
		category: entry.category ?? ownCategory.invalidInput,
		code,
		property,
	};
}

/** The failure with the index of its item, in n8n's notation: reports lose the paired item. */
export function ofItem(failure: Failure, item: number): Failure {
	return { ...failure, message: `${failure.message} [item ${item}]` };
}
