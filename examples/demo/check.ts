import type { Sandbox } from '../../sandbox';
import type { WorkflowResult } from '../../test/support/engine/n8nEngine';
import { emailOf, type CustomerRow } from './customers';
import { formatCount } from './format';
import { originOf } from './lineage';
import type { StepSummary } from './summary';
import { rowsNode } from './workflow';

/** The result of one check of the table. */
export interface Finding {
	agrees: boolean;
	text: string;
}

/** A run, with its sandbox unless it was on the real HubSpot. */
interface CheckedRun {
	steps: StepSummary[];
	rows: CustomerRow[];
	result: WorkflowResult;
	sandbox: { server: Sandbox; contactsBefore: number } | undefined;
}

/**
 * Compares the tickets read back with their rows, and, in the sandbox, the records, their associations
 * and the number of requests with the table.
 */
export function checkRun(run: CheckedRun): Finding[] {
	const readBack = run.steps.filter(({ operation }) => operation === 'get');
	const subjects = readBack.map((step) => checkSubjects(step, run));
	return [...subjects, ...(run.sandbox ? checkSandbox(run, run.sandbox) : [])];
}

function checkSubjects({ name, read }: StepSummary, run: CheckedRun): Finding {
	const right = rowsOf(name, run).filter(({ json, row }) => json.subject === row.Subject);
	const source = `${formatCount(read)} read back`;
	return compare('Tickets that carry the subject of their row', right.length, read, source);
}

function checkSandbox(
	run: CheckedRun,
	{ server, contactsBefore }: NonNullable<CheckedRun['sandbox']>,
): Finding[] {
	const contacts = createdBy(run.steps, 'contact');
	const tickets = createdBy(run.steps, 'ticket');
	const requests = run.steps.reduce((sum, step) => sum + step.requests, 0);
	return [
		compare(
			'Contacts in the sandbox',
			server.records('contacts').length,
			contactsBefore + contacts,
			`${formatCount(contactsBefore)} before the run and ${formatCount(contacts)} created`,
		),
		compare(
			'Tickets in the sandbox',
			server.records('tickets').length,
			tickets,
			`${formatCount(tickets)} created`,
		),
		compare(
			'Tickets in the sandbox that are linked to the customer of their row',
			countLinked(run, server),
			tickets,
			`${formatCount(tickets)} created`,
		),
		compare(
			'Requests that the sandbox received',
			server.requests.length,
			requests,
			`${formatCount(requests)} in the table`,
		),
	];
}

function createdBy(steps: StepSummary[], resource: string): number {
	return steps
		.filter((step) => step.resource === resource)
		.reduce((sum, { created }) => sum + created, 0);
}

function countLinked(run: CheckedRun, server: Sandbox): number {
	const steps = run.steps.filter((step) => step.resource === 'ticket' && step.created > 0);
	const tickets = steps.flatMap(({ name }) => rowsOf(name, run));
	return tickets.filter(({ json, row }) => {
		const [link] = server.record('tickets', String(json.id))?.associations ?? [];
		const contact = link && server.record('contacts', link.toObjectId);
		return contact !== undefined && contact.properties.email === emailOf(row);
	}).length;
}

/** The items that a step returned, each with its row of the file. */
function rowsOf(step: string, { rows, result }: CheckedRun) {
	return result.output(step).map(({ json }, index) => {
		const row = rows[originOf({ node: step, output: 0, index }, rowsNode, result)];
		return { json, row: row ?? {} };
	});
}

function compare(what: string, found: number, expected: number, source: string): Finding {
	const agrees = found === expected;
	const verdict = agrees ? `(${source})` : `instead of ${formatCount(expected)} (${source})`;
	return { agrees, text: `${what}: ${formatCount(found)} ${verdict}` };
}
