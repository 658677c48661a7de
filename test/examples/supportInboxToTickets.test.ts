import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { outcomeLine, problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

/** A mail from n8n's IMAP node in the format "Resolved". */
const mail = (name: string, address: string, more: IDataObject = {}): IDataObject => ({
	from: { value: [{ name, address }], text: `${name} <${address}>` },
	subject: 'Help',
	text: 'It does not work.\n',
	messageId: `<${address}/${String(more.subject)}>`,
	...more,
});
const run = async (mails: IDataObject[]) =>
	await runExample('support-inbox-to-tickets.json', {
		'Support Inbox': itemsOf(mails),
	});
const tickets = () => sandbox.current.records('tickets');

test('creates a ticket for each mail, linked to its sender, even if mails are alike', async () => {
	const [known] = sandbox.current.seed('contacts', [
		{ email: 'ada@example.com', firstname: 'Ada', lastname: 'King' },
	]);
	const result = await run([
		mail('', 'ada@example.com'),
		mail('Grace Brewster Hopper', 'grace@example.com'),
		mail('Ada Lovelace', 'Ada@Example.com', { subject: 'Another thing' }),
	]);
	expect(sources(result, 'Create Ticket')).toEqual([[0, 1, 2], []]);
	const contacts = sandbox.current.records('contacts');
	expect(contacts.map(({ properties }) => properties)).toMatchObject([
		{ email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace' },
		{ email: 'grace@example.com', firstname: 'Grace', lastname: 'Brewster Hopper' },
	]);
	const senders = [known?.id, contacts[1]?.id, known?.id];
	fields(result, 'Ticket in HubSpot').forEach(({ id }, place) =>
		expect(sandbox.current.record('tickets', String(id))).toMatchObject({
			properties: {
				subject: place === 2 ? 'Another thing' : 'Help',
				hs_pipeline_stage: '1',
				source_type: 'EMAIL',
			},
			associations: [{ toObjectId: senders[place] }],
		}),
	);
	expect(tickets()).toHaveLength(3);
	expect(result.runData).not.toHaveProperty('Notify the Team');
});

test('creates a ticket for a mail without name, subject and text', async () => {
	const bare = mail('', 'bob@example.com');
	delete bare.subject;
	delete bare.text;
	await run([bare]);
	expect(tickets().map(({ properties }) => properties)).toMatchObject([
		{ subject: '(no subject)', content: expect.stringContaining('bob@example.com') },
	]);
});

test('reports mails without a sender, or whose sender HubSpot refuses, to the team', async () => {
	const anonymous = mail('', '', { subject: 'Who am I?' });
	delete anonymous.from;
	const result = await run([
		mail('Cron', 'root@localhost', { subject: 'Backup failed' }),
		anonymous,
		mail('Ada', 'ada@example.com'),
	]);
	expect(sources(result, 'Upsert Sender')).toEqual([[2], [0, 1]]);
	expect(fields(result, 'Notify the Team')).toMatchObject([
		{
			subject: 'No ticket for: Backup failed',
			text: expect.stringMatching(/^A mail from Cron <root@localhost>.*\n\nReason: \S.*root@/s),
		},
		{
			subject: 'No ticket for: Who am I?',
			text: expect.stringMatching(/^A mail from an unknown sender .*\n\nReason: \S/s),
		},
	]);
	expect(tickets()).toHaveLength(1);
});

test('reports the mail of a ticket that may have been written', async () => {
	sandbox.current.faults.add({ when: { operation: 'create' }, then: 'resetAfter' });
	const result = await run([mail('Ada', 'ada@example.com', { subject: 'Fire' })]);
	expect(fields(result, 'Notify the Team')).toMatchObject([
		{
			subject: 'No ticket for: Fire',
			text: expect.stringContaining(
				`Reason: ${outcomeLine('unknown', problemLine('NO_ANSWER', { why: 'ECONNRESET' }))}`,
			),
		},
	]);
	expect(tickets()).toHaveLength(1);
});
