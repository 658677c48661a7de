import type { JsonObject } from '../../json';
import { wordsIn, type Explained } from '../text';

/** What the node does about a whole request that HubSpot refused. */
export type Treatment =
	/** One record may be at fault, and nothing was done: split the batch. */
	| {
			readonly treat: 'split';
			/** Can the cause also be beside the records, if two parts are refused with it? */
			readonly canBeShared?: true;
	  }
	/** No record can pass, in this group or in the run; `outcome` is that of the records sent. */
	| {
			readonly treat: 'stop';
			readonly scope: 'group' | 'run';
			readonly outcome: 'failed' | 'notSent';
			/** Can requests to other endpoints pass, because the cause is the path or its permission? */
			readonly isOfEndpoint?: true;
	  }
	/** Nothing was done: send the same request again. */
	| {
			readonly treat: 'retry';
			/** Milliseconds to wait if HubSpot names no time; without it, until the limit can have room. */
			readonly defaultMs?: number;
			/** Milliseconds to wait at least, whatever HubSpot names. */
			readonly leastMs: number;
			/** Does the wait hold for every request under the same rate limit? */
			readonly isRateLimit: boolean;
	  }
	/** It may have been done: send it again only if that has no effect. */
	| { readonly treat: 'lost' };

export const split: Treatment = { treat: 'split' };
export const splitUnlessShared: Treatment = { treat: 'split', canBeShared: true };
/** HubSpot has not read the records: after the cause is removed, they can be sent as they are. */
export const stopRun: Treatment = { treat: 'stop', scope: 'run', outcome: 'notSent' };
export const stopEndpoint: Treatment = { ...stopRun, isOfEndpoint: true };
export const stopGroup: Treatment = { treat: 'stop', scope: 'group', outcome: 'failed' };
export const lost: Treatment = { treat: 'lost' };

/** Retries that HubSpot's own clients make, with their waits in milliseconds. */
export function retry(defaultMs: number, leastMs = 1_000): Treatment {
	return { treat: 'retry', defaultMs, leastMs, isRateLimit: false };
}

export function retryBelowLimit(defaultMs?: number): Treatment {
	const wait = defaultMs === undefined ? {} : { defaultMs };
	return { treat: 'retry', ...wait, leastMs: 1_000, isRateLimit: true };
}

/** What a refusal is recognised by. Texts are HubSpot's; what it did not send is empty. */
export interface Facts {
	/** HTTP status as text. */
	readonly status: string;
	readonly category: string;
	/** HubSpot's code of the first cause, or its subcategory. */
	readonly code: string;
	/** The property that the first cause names. */
	readonly property: string;
	/** HubSpot's message; a long one is cut in its middle. */
	readonly message: string;
	readonly policyName: string;
	/** The error's context. */
	readonly context: JsonObject;
	/** Does HubSpot say that the token expired in 1970? It says so of tokens that it never issued. */
	readonly expiredIn1970: boolean;
}

/** Holds if everything that it names holds; of a list, one member is enough. */
export interface Condition {
	readonly category?: readonly string[];
	readonly code?: readonly string[];
	readonly property?: readonly string[];
	/** '429', or '5xx' for all that begin with 5. */
	readonly status?: readonly string[];
	/** Part of HubSpot's message or of the policy's name, in any case. */
	readonly says?: string;
	/** A field that the error's context has. */
	readonly context?: string;
	readonly expiredIn1970?: true;
}

/** An error of HubSpot that the node recognises: one row for treatment, wording, tests and docs. */
export interface Refusal extends Explained {
	/** Stable name, and the anchor in docs/errors.md. */
	readonly id: string;
	/** Applies if one of the conditions holds; always, if there is none. */
	readonly when: readonly Condition[];
	/** For a whole request; `byStatus` if the words say nothing about it (see reply/treatments). */
	readonly treatment: Treatment | 'byStatus';
}

/**
 * Does the row apply? Not if its text needs a word that HubSpot's error does not give.
 *
 * @param words the words that are known
 */
export function applies(
	{ when, text }: Refusal,
	facts: Facts,
	words: Readonly<Record<string, string>>,
): boolean {
	const isMet = when.length === 0 || when.some((condition) => holds(condition, facts));
	return isMet && wordsIn(text).every((word) => Object.hasOwn(words, word) && words[word] !== '');
}

function holds(condition: Condition, facts: Facts): boolean {
	const { category, code, property, status, says, context, expiredIn1970 } = condition;
	return (
		(category?.includes(facts.category) ?? true) &&
		(code?.includes(facts.code) ?? true) &&
		(property?.includes(facts.property) ?? true) &&
		(status === undefined || isStatus(facts.status, status)) &&
		(says === undefined || saysPart(facts, says)) &&
		(context === undefined || Object.hasOwn(facts.context, context)) &&
		(expiredIn1970 === undefined || facts.expiredIn1970)
	);
}

/** @param patterns '429', or '5xx' for all that begin with 5 */
export function isStatus(status: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) =>
		pattern.endsWith('xx') ? status.startsWith(pattern.slice(0, 1)) : status === pattern,
	);
}

function saysPart({ message, policyName }: Facts, part: string): boolean {
	const wanted = part.toLowerCase();
	return [message, policyName].some((text) => text.toLowerCase().includes(wanted));
}
