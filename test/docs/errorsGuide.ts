/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; a document is written */
import path from 'node:path';

import { ownTopics, ofItem } from '../../nodes/CrmBatch/hubspot/errors/problem';
import { answerTopics } from '../../nodes/CrmBatch/hubspot/errors/match';
import type { AnswerRow, Condition } from '../../nodes/CrmBatch/hubspot/errors/refusals/refusal';
import { wordsIn, type Explained } from '../../nodes/CrmBatch/hubspot/errors/text';
import { errorLine } from '../../nodes/CrmBatch/n8n/output/outputItems';

export const GUIDE = path.join(__dirname, '../../docs/errors.md');

/** docs/errors.md, as the catalogue of errors gives it. */
export function errorsGuide(): string {
	const own = ownTopics.map(({ title, errors }) =>
		section(
			title,
			'Code',
			Object.entries(errors).map(([code, entry]) => [`\`${code}\``, entry]),
		),
	);
	const hubspots = answerTopics.map(({ title, rows }) =>
		section(
			title,
			"HubSpot's answer",
			rows.map((row) => [recognised(row), row]),
		),
	);
	return (
		[
			intro,
			"## The node's own checks",
			...own,
			'## What HubSpot refuses',
			firstFits,
			...hubspots,
		].join('\n\n') + '\n'
	);
}

const reason = { message: '…' };

const intro = `# Errors, their causes and cures

<!-- Made from nodes/CrmBatch/hubspot/errors by npm run docs:errors. Change it there. -->

Every item that did not succeed has one line in \`error\` that says what to do. \`details.code\` is the code of the tables below, or HubSpot's own; \`details.category\` is HubSpot's category, or one of the node's: \`INVALID_INPUT\`, \`NO_RESULT\`, \`NO_ANSWER\`, \`CANCELLED\`, \`STOPPED\`, \`CREDENTIAL\`. \`details.message\` is what HubSpot said, word for word. Words in *italics* are filled in.

What stands around the line tells what became of the item:

| Line | \`details.outcome\` | What to do |
|---|---|---|
| ${errorLine({ outcome: 'failed', reason, alone: true })} | \`failed\` | Nothing was written. Correct the item |
| ${errorLine({ outcome: 'failed', reason: ofItem(reason, 3), alone: true })} | \`failed\` | The node's own check refused what item 3 gives (items are counted from 0); it was never sent |
| ${errorLine({ outcome: 'failed', reason, alone: false })} | \`failed\` | Nothing was written. The reason is that of one of the items that were sent together: correct what it names, and send them again |
| ${errorLine({ outcome: 'notSent', reason })} | \`notSent\` | It never left, or was turned away unread. Send it again as it is |
| ${errorLine({ outcome: 'unknown', reason })} | \`unknown\` | It left, and no answer tells. Look in HubSpot first; an upsert can simply be sent again |`;

const firstFits =
	"Of these, the first that fits is what the node says. A property that the line does not name is put in front of it, as in `hs_ticket_priority: ASAP was not one of …`. *said* is HubSpot's own wording, cut if it is very long.";

function section(
	title: string,
	head: string,
	rows: ReadonlyArray<readonly [known: string, entry: Explained]>,
): string {
	return [
		`### ${title}\n`,
		`| ${head} | The node says | Cause | Cure |`,
		'|---|---|---|---|',
		...rows.map(([known, { text, cause, cure }]) => {
			const said = escaped(text).replace(/\{(\w+)\}/g, '*$1*');
			return `| ${[known, said, escaped(cause), escaped(cure)].join(' | ')} |`;
		}),
	].join('\n');
}

/** Text in a cell of a table; what stands between backticks is code already. */
function escaped(text: string): string {
	return text
		.split(/(`[^`]*`)/)
		.map((part) => (part.startsWith('`') ? part : part.replace(/[<>*_]/g, '\\$&')))
		.join('')
		.replaceAll('|', '\\|');
}

/** What an answer must give for the words of a text. */
const given: ReadonlyMap<string, string> = new Map([
	['existingId', 'the ID of the other record'],
	['property', 'the properties'],
	['scopes', 'the scopes'],
]);

/** By what the node tells an answer of HubSpot's. */
function recognised({ when, text }: AnswerRow): string {
	const names = wordsIn(text).flatMap((word) => given.get(word) ?? []);
	const named = names.length > 0 ? [`names ${names.join(' and ')}`] : [];
	const told = when.map((condition) => partsOf(condition).join(', ')).join('; or ');
	return [...(told ? [told] : []), ...named].join(', and ') || 'any other';
}

function partsOf({ category, code, status, says, expiredIn1970 }: Condition): string[] {
	const oneOf = (name: string, values: readonly string[] = []) =>
		values.length > 0 ? [`${name} ${values.map((value) => `\`${value}\``).join(' or ')}`] : [];
	return [
		...oneOf('category', category),
		...oneOf('code', code),
		...oneOf('status', status),
		...(says === undefined ? [] : [`says “${escaped(says)}”`]),
		...(expiredIn1970 ? ['expired in 1970'] : []),
	];
}
