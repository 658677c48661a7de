import { wordsIn, type Explained } from '../text';

/** What a row of HubSpot's answers looks at. Texts are HubSpot's; what it did not send is empty. */
export interface AnswerFacts {
	/** HTTP status as text. */
	readonly status: string;
	readonly category: string;
	/** HubSpot's code of the first cause, or its subcategory. */
	readonly code: string;
	/** HubSpot's message, whole. */
	readonly message: string;
	readonly policyName: string;
	/** Does HubSpot say that the token expired in 1970? So it says of tokens that it never gave. */
	readonly expiredIn1970: boolean;
}

/** Fits when everything that it names fits; of a list, one member does. */
export interface Condition {
	readonly category?: readonly string[];
	readonly code?: readonly string[];
	/** '429', or '5xx' for all that begin with 5. */
	readonly status?: readonly string[];
	/** Part of HubSpot's message or of the policy's name, in any case. */
	readonly says?: string;
	readonly expiredIn1970?: true;
}

/** A kind of refusal of HubSpot's: how it is told, what the node says, and what the guide says. */
export interface AnswerRow extends Explained {
	/** Fits when one of them does; without any, always. */
	readonly when: readonly Condition[];
}

/**
 * Does the row fit? Not when its text needs a word that the answer does not give.
 *
 * @param words the words that are known
 */
export function fits(
	{ when, text }: AnswerRow,
	facts: AnswerFacts,
	words: Readonly<Record<string, string>>,
): boolean {
	const isTold = when.length === 0 || when.some((condition) => holds(condition, facts));
	return isTold && wordsIn(text).every((word) => Object.hasOwn(words, word) && words[word] !== '');
}

function holds({ category, code, status, says, expiredIn1970 }: Condition, facts: AnswerFacts) {
	return (
		(category?.includes(facts.category) ?? true) &&
		(code?.includes(facts.code) ?? true) &&
		(status?.some((one) => isStatus(one, facts.status)) ?? true) &&
		(says === undefined || saysPart(facts, says)) &&
		(expiredIn1970 === undefined || facts.expiredIn1970)
	);
}

function isStatus(pattern: string, status: string): boolean {
	return pattern.endsWith('xx') ? status.startsWith(pattern.slice(0, 1)) : status === pattern;
}

function saysPart({ message, policyName }: AnswerFacts, part: string): boolean {
	const wanted = part.toLowerCase();
	return [message, policyName].some((text) => text.toLowerCase().includes(wanted));
}
