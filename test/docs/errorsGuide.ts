/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; a document is written */
import path from 'node:path';

import { refusalTopics } from '../../nodes/CrmBatch/hubspot/errors/match';
import { ofItem, problemTopics } from '../../nodes/CrmBatch/hubspot/errors/problem';
import type {
	Condition,
	Refusal,
	Treatment,
} from '../../nodes/CrmBatch/hubspot/errors/refusals/refusal';
import { wordsIn, type Explained } from '../../nodes/CrmBatch/hubspot/errors/text';
import { errorLine } from '../../nodes/CrmBatch/n8n/output/outcomes';

export const GUIDE = path.join(__dirname, '../../docs/errors.md');

/** The text of docs/errors.md, made from the tables of problems and refusals. */
export function errorsGuide(): string {
	const problems = problemTopics.map(({ title, entries }) =>
		topic(
			title,
			Object.entries(entries).map(([code, entry]) => section(code, entry)),
		),
	);
	const refusals = refusalTopics.map(({ title, rows }) =>
		topic(
			title,
			rows.map((row: Refusal) => section(row.id, row, recognition(row))),
		),
	);
	return (
		[
			intro,
			'## Found by the node',
			...problems,
			'## Refused by HubSpot',
			refused,
			...refusals,
		].join('\n\n') + '\n'
	);
}

const failure = { message: '…' };

const intro = `# Errors

<!-- Made from nodes/CrmBatch/hubspot/errors by npm run docs:errors. Change it there. -->

Every item that did not succeed has one line in \`error\` that says what to do. This page has the cause and the fix for each line. Words in *italics* are filled in.

- \`details.code\` is the code of a section of [Found by the node](#found-by-the-node), or HubSpot's own code.
- \`details.category\` is HubSpot's category, or one of the node's own: \`INVALID_INPUT\`, \`NO_RESULT\`, \`NO_ANSWER\`, \`CANCELLED\`, \`STOPPED\`, \`CREDENTIAL\`.
- \`message\` is HubSpot's own message, unchanged, or the line again if HubSpot said nothing. An n8n before 2.36 has the details as JSON there, with HubSpot's words in its \`message\`.

The text around the line gives the outcome of the item:

| Line | \`details.outcome\` | What to do |
|---|---|---|
| ${errorLine({ outcome: 'failed', failure })} | \`failed\` | Nothing was written. Correct the item. |
| ${errorLine({ outcome: 'failed', failure: ofItem(failure, 3) })} | \`failed\` | The node refused item 3 before sending anything (n8n counts items from 0). Correct the item. |
| ${errorLine({ outcome: 'notSent', failure })} | \`notSent\` | Nothing was written. Send the item again as it is. |
| The record was written, but not linked to …: … | \`notLinked\` | The record was written (\`details.id\`), a link to another was not made. Correct the link and make it. |
| ${errorLine({ outcome: 'unknown', failure }, { repeatable: true })} | \`unknown\` | The request was sent, and no reply says whether the item was written. Send the item again: that changes nothing that was written. |
| ${errorLine({ outcome: 'unknown', failure })} | \`unknown\` | The same for a create, which would create the record twice, and for a write that changes the value by which it finds its record. Check HubSpot first. |`;

const refused =
	"The node uses the first row that applies, in the order of this page. If the line does not name the property, the node puts the name in front, as in `hs_ticket_priority: ASAP was not one of …`. *said* is HubSpot's own message, shortened if it is very long.";

function topic(title: string, sections: readonly string[]): string {
	return [`### ${title}`, ...sections].join('\n\n');
}

/** One error: its name, which is its anchor, its line, and what is known about it. */
function section(
	name: string,
	{ text, cause, fix }: Explained,
	more: readonly string[] = [],
): string {
	const line = escaped(text).replace(/\{(\w+)\}/g, '*$1*');
	return [
		`#### \`${name}\``,
		`> ${line}`,
		[...more, `- **Cause:** ${escaped(cause)}`, `- **Fix:** ${escaped(fix)}`].join('\n'),
	].join('\n\n');
}

/** Escapes Markdown, except between backticks. */
function escaped(text: string): string {
	return text
		.split(/(`[^`]*`)/)
		.map((part) => (part.startsWith('`') ? part : part.replace(/[<>*_]/g, '\\$&')))
		.join('');
}

function recognition(row: Refusal): string[] {
	return [
		`- **HubSpot sends:** ${conditions(row)}`,
		`- **For a whole request, the node** ${whatItDoes(row.treatment)}`,
	];
}

/** Words that are filled in only if HubSpot names something. */
const given: ReadonlyMap<string, string> = new Map([
	['existingId', 'the ID of the other record'],
	['property', 'the properties'],
	['scopes', 'the scopes'],
]);

function conditions({ when, text }: Refusal): string {
	const names = wordsIn(text).flatMap((word) => given.get(word) ?? []);
	const named = names.length > 0 ? [`names ${names.join(' and ')}`] : [];
	const told = when.map((condition) => partsOf(condition).join(', ')).join('; or ');
	return [...(told ? [told] : []), ...named].join(', and ') || 'anything else';
}

function partsOf(condition: Condition): string[] {
	const { category, code, property, status, says, expiredIn1970 } = condition;
	const oneOf = (name: string, values: readonly string[] = []) =>
		values.length > 0 ? [`${name} ${values.map((value) => `\`${value}\``).join(' or ')}`] : [];
	return [
		...oneOf('category', category),
		...oneOf('code', code),
		...oneOf('property', property),
		...oneOf('status', status),
		...(says === undefined ? [] : [`“${escaped(says)}” in the message`]),
		...(expiredIn1970 ? ['a token that expired in 1970'] : []),
	];
}

function whatItDoes(treatment: Treatment | 'byStatus'): string {
	if (treatment === 'byStatus') return 'decides by the status.';
	switch (treatment.treat) {
		case 'split':
			return 'finds the records at fault and sends the others again.';
		case 'retry':
			return treatment.defaultMs === undefined
				? 'waits as long as HubSpot asks, or until the limit can have room, and sends it again.'
				: `waits ${treatment.defaultMs / 1000} s, or as long as HubSpot asks, and sends it again.`;
		case 'lost':
			return 'sends it again, except a create: the request may have been carried out.';
		case 'stop':
			return treatment.scope === 'run'
				? 'sends nothing more.'
				: 'sends no more records of this kind.';
	}
}
