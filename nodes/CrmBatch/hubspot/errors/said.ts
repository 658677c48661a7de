import { objectAt, objectsAt, textAt, textsAt, type JsonObject } from '../json';
import { abridged, cut } from './text';

/**
 * Reading the errors of a reply. All texts and lists are cut here, before a pattern or a loop sees
 * them: a message quotes values that a stranger typed into a form, and no reply may hold up n8n.
 */

/** Longest text that is read: a value of 65,536 characters, and HubSpot's words around it. */
const LONGEST = 100_000;

/** Longest name, ID or code. */
const LONGEST_FACT = 400;

/** Most members of a list that are read; HubSpot takes 100 inputs a request. */
const MOST_MEMBERS = 1_000;

/** HubSpot's message as items show it: a long one is cut in its middle. */
export function shownMessage(error: JsonObject): string {
	return abridged(textAt(error, 'message') ?? '');
}

/** HubSpot's message, up to its longest value; empty if there is none. */
export function messageOf(error: JsonObject): string {
	return (textAt(error, 'message') ?? '').slice(0, LONGEST);
}

/** Is the message longer than `messageOf` reads? */
export function hasLongMessage(error: JsonObject): boolean {
	return (textAt(error, 'message') ?? '').length > LONGEST;
}

/** A short text of an error, such as its category. */
export function factOf(error: JsonObject, key: string): string | undefined {
	const text = textAt(error, key);
	return text === undefined ? undefined : cut(text, LONGEST_FACT);
}

/** The texts of a field of an error's context. */
export function contextTexts(error: JsonObject, name: string, most = MOST_MEMBERS): string[] {
	const texts = textsAt(objectAt(error, 'context'), name, most);
	return texts.map((text) => text.slice(0, LONGEST));
}

/** The first text of a field of an error's context, such as an ID. */
export function contextFact(error: JsonObject, name: string): string | undefined {
	const [text] = contextTexts(error, name, 1);
	return text === undefined ? undefined : cut(text, LONGEST_FACT);
}

/** The errors inside an error. */
export function detailsOf(error: JsonObject): JsonObject[] {
	return objectsAt(error, 'errors', MOST_MEMBERS);
}
