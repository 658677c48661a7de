import { accessAnswers, silentAccessAnswers } from './refusals/access';
import { fits, type AnswerFacts, type AnswerRow } from './refusals/refusal';
import { fill, inLine } from './text';
import { laterAnswers } from './refusals/limits';
import { recordAnswers } from './refusals/records';
import { anySilentAnswer, otherAnswers, requestAnswers, silentAnswers } from './refusals/requests';
import { valueAnswers } from './refusals/values';

/** What HubSpot refuses, by topic. The first row that fits, of the first topic that has one, wins. */
export const answerTopics: ReadonlyArray<{
	readonly title: string;
	readonly rows: readonly AnswerRow[];
}> = [
	{ title: 'HubSpot refuses the credential', rows: accessAnswers },
	{ title: 'HubSpot is not ready', rows: laterAnswers },
	{ title: 'HubSpot refuses a value', rows: valueAnswers },
	{ title: 'HubSpot refuses a record', rows: recordAnswers },
	{ title: 'HubSpot refuses a request', rows: requestAnswers },
	{ title: 'HubSpot says something else', rows: otherAnswers },
	{
		title: 'HubSpot says nothing',
		rows: [...silentAccessAnswers, ...silentAnswers, anySilentAnswer],
	},
];

const rows: readonly AnswerRow[] = answerTopics.flatMap((topic) => topic.rows);

/** What a text about an answer may name. Each is empty where HubSpot did not say it. */
export interface AnswerWords {
	readonly status: string;
	/** The cause in HubSpot's own words. */
	readonly said: string;
	/** Internal names, one or more. */
	readonly property: string;
	/** What HubSpot calls the records in question, such as 'contact', or 'record'. */
	readonly object: string;
	/** The record that already has a unique value. */
	readonly existingId: string;
	readonly scopes: string;
}

/** The row that an answer is told by. */
export function answerRowOf(facts: AnswerFacts, words: AnswerWords): AnswerRow {
	return rows.find((row) => fits(row, facts, { ...words })) ?? anySilentAnswer;
}

/** One line that a person can act on, about what HubSpot refused. Names the property, if any. */
export function answerLine(facts: AnswerFacts, words: AnswerWords): string {
	const line = fill(answerRowOf(facts, words).text, { ...words });
	// "ASAP was not one of the allowed options" helps nobody who does not know of what.
	const { property } = words;
	const isNamed = line.toLowerCase().includes(property.toLowerCase());
	return isNamed ? line : `${inLine(property)}: ${line}`;
}
