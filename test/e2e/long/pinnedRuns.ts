import type { IDataObject } from 'n8n-workflow';

interface PinnedRun {
	readonly file: string;
	/** The node whose items are pinned, because it needs a service. */
	readonly source: string;
	readonly rows: readonly IDataObject[];
	/** The HubSpot node that is run. */
	readonly node: string;
	/** Records that HubSpot has before, by object. */
	readonly records?: Readonly<Record<string, ReadonlyArray<Record<string, string>>>>;
	/** What the output panel says. */
	readonly shows: readonly string[];
}

const ada = { email: 'ada@example.com', firstname: 'Ada' };

/** The examples that read from a service, with what the service could return. */
export const pinnedRuns: readonly PinnedRun[] = [
	{
		file: 'changed-contacts-to-sheet.json',
		source: 'Read Last Run',
		rows: [{ since: '' }],
		node: 'Search Contacts',
		records: { contacts: [ada] },
		shows: ['ada@example.com'],
	},
	{
		file: 'companies-with-contacts.json',
		source: 'Read Companies',
		rows: [{ 'Customer number': 'C-1', Company: 'Engines', Domain: 'engines.example' }],
		node: 'Upsert Companies',
		shows: ['Error Branch (1 item)'],
	},
	{
		file: 'enrich-rows-with-contacts.json',
		source: 'Read Sign-Ups',
		rows: [
			{ Email: 'ada@example.com', Name: 'Ada Lovelace' },
			{ Email: 'alan@example.com', Name: 'Alan Turing' },
		],
		node: 'Get Contacts',
		records: { contacts: [ada] },
		shows: ['2 items', 'ada@example.com'],
	},
	{
		file: 'failed-records-report.json',
		source: 'Read Complaints',
		rows: [
			{ number: 'T-1', title: 'Fire', description: 'Hot', priority: 'high' },
			{ number: 'T-2', title: 'Water', description: 'Wet', priority: 'none' },
		],
		node: 'Upsert Tickets',
		shows: ['Success Branch (1 item)', 'Error Branch (1 item)'],
	},
	{
		file: 'google-sheets-to-contacts.json',
		source: 'Read Sheet',
		rows: [{ Email: 'ada@example.com', 'First name': 'Ada', 'Last name': 'Lovelace' }],
		node: 'Upsert Contacts',
		shows: ['1 created'],
	},
	{
		file: 'nightly-contact-sync.json',
		source: 'Read Customers',
		rows: [{ email: 'ada@example.com', first_name: 'Ada', customer_since: '2021-11-08' }],
		node: 'Upsert Contacts',
		records: { contacts: [ada] },
		shows: ['1 updated'],
	},
	{
		file: 'nightly-ticket-close.json',
		source: 'Find Solved Cases',
		rows: [{ ticket_id: '1', resolution: 'Done' }],
		node: 'Get Tickets',
		shows: ['Error Branch (1 item)'],
	},
	{
		file: 'orders-to-deals.json',
		source: 'Find New and Changed Orders',
		rows: [{ order_number: 'O-1', title: 'Order', amount: 12, due_on: '2026-12-01' }],
		node: 'Upsert Deals',
		shows: ['Error Branch (1 item)'],
	},
	{
		file: 'support-inbox-to-tickets.json',
		source: 'Support Inbox',
		rows: [
			{
				from: { value: [{ address: 'ada@example.com', name: 'Ada Lovelace' }] },
				subject: 'Fire',
				text: 'Hot',
				messageId: '<1@example.com>',
			},
		],
		node: 'Upsert Sender',
		shows: ['1 created'],
	},
];
