import type { ExampleRun } from './exampleRun';

const DONE = [{ success: true }];
const done = (count: number) => Array.from({ length: count }, () => DONE).flat();

const ada = { email: 'ada@example.com', firstname: 'Ada', lastname: 'Lovelace' };
const people = [
	['ada@example.com', 'Ada', 'Lovelace', '+44 20 7946 0001', 'London'],
	['alan@example.com', 'Alan', 'Turing', '+44 20 7946 0002', 'Manchester'],
	['grace@example.com', 'Grace', 'Hopper', '+1 202 555 0103', 'New York'],
	['radia@example.com', 'Radia', 'Perlman', '+1 617 555 0106', 'Boston'],
	['mary(at)example.com', 'Mary', 'Somerville', '+44 20 7946 0004', 'Edinburgh'],
] as const;

/** The rows of a database. */
const customers = people.map(([email, first_name, last_name, phone, city], place) => ({
	...{ customer_id: place + 1, email, first_name, last_name, phone, city },
	customer_since: '2021-11-08',
}));
/** The rows of a sheet. */
const sheet = people.map(([email, first, last, phone, city], place) => ({
	...{ row_number: place + 2, Email: email, 'First name': first, 'Last name': last },
	...{ Phone: phone, City: city },
}));

/** A run of each example. `customers-to-tickets.json` has a test of its own. */
export const exampleRuns: readonly ExampleRun[] = [
	{
		file: 'cases-to-tickets.json',
		records: { tickets: [{ subject: 'No sound', case_number: '0041', hs_pipeline_stage: '3' }] },
		pinned: () => ({
			'Read Cases': ['No sound', 'No picture', 'No power', ''].map((subject, place) => ({
				...{ row_number: place + 2, 'Case number': `004${place + 1}`, Subject: subject },
				...{ Description: 'After the update', Priority: place === 2 ? 'ASAP' : 'High' },
			})),
			'Add to Sync Errors': done(2),
		}),
		shows: { 'Upsert Tickets': ['1 created', '1 updated', 'Error Branch (2 items)'] },
	},
	{
		file: 'changed-contacts-to-sheet.json',
		records: { contacts: [ada] },
		pinned: () => ({ 'Write Rows': DONE }),
		shows: { 'Search Contacts': ['ada@example.com'] },
	},
	{
		file: 'companies-with-contacts.json',
		pinned: () => ({
			'Read Companies': ['Engines', 'Navy', 'Networks'].map((name, place) => ({
				...{ row_number: place + 2, 'Customer number': `00${place + 1}`, Company: name },
				...{ Domain: `${name.toLowerCase()}.example`, Industry: '', Employees: 40 },
			})),
			'Read Contacts': people.map(([email, first, last], place) => ({
				...{ row_number: place + 2, Email: email, 'First name': first, 'Last name': last },
				'Customer number': `00${(place % 3) + 1}`,
			})),
			'Add to Sync Errors': DONE,
		}),
		shows: {
			'Upsert Companies': ['3 created'],
			'Upsert Contacts': ['4 created', 'Error Branch (1 item)'],
		},
	},
	{
		file: 'csv-to-contacts.json',
		files: {
			'contacts.csv': [
				'E-mail,First name,Last name,Phone,Company,Job title,Lifecycle stage',
				...people.map(([email, ...names]) => [email, ...names, 'Engineer', 'Lead'].join(',')),
			].join('\n'),
		},
		pinned: () => ({}),
		shows: { 'Upsert Contacts': ['4 created', 'Error Branch (1 item)'] },
	},
	{
		file: 'enrich-rows-with-contacts.json',
		records: { contacts: [ada] },
		pinned: () => ({
			'Read Sign-Ups': [
				{ Email: 'ada@example.com', Name: 'Ada Lovelace' },
				{ Email: 'alan@example.com', Name: 'Alan Turing' },
			],
			'Write to Row': DONE,
		}),
		shows: { 'Get Contacts': ['2 items', 'ada@example.com'], 'Create Leads': ['1 created'] },
	},
	{
		file: 'failed-records-report.json',
		pinned: () => ({
			'Read Complaints': [
				{ number: 'T-1', title: 'Fire', description: 'Hot', priority: 'high' },
				{ number: 'T-2', title: 'Water', description: 'Wet', priority: 'none' },
			],
			'Send Report': DONE,
		}),
		shows: { 'Upsert Tickets': ['Success Branch (1 item)', 'Error Branch (1 item)'] },
	},
	{
		file: 'google-sheets-to-contacts.json',
		records: { contacts: [ada] },
		pinned: () => ({ 'Read Sheet': sheet, 'Add to Sync Errors': DONE }),
		shows: { 'Upsert Contacts': ['3 created', '1 updated', 'Error Branch (1 item)'] },
	},
	{
		file: 'large-table-in-parts.json',
		pinned: () => ({
			'When Executed by Another Workflow': [{ from_id: '1', to_id: '5' }],
			'Read Rows': customers,
		}),
		upTo: 'Upsert Contacts',
		shows: { 'Upsert Contacts': ['4 created', 'Error Branch (1 item)'] },
	},
	{
		file: 'nightly-contact-sync.json',
		records: { contacts: [{ ...ada, phone: '+44 20 7946 0001', city: 'London' }] },
		pinned: () => ({
			'Read Customers': customers,
			'Save Contact ID': DONE,
			'Log Problem': DONE,
		}),
		shows: { 'Upsert Contacts': ['3 created', '1 updated', 'Error Branch (1 item)'] },
	},
	{
		file: 'nightly-ticket-close.json',
		records: {
			tickets: ['1', '2', '3', '4'].map((stage) => ({
				...{ subject: `Case ${stage}`, hs_pipeline: '0', hs_pipeline_stage: stage },
			})),
		},
		pinned: (ids) => ({
			'Find Solved Cases': [...ids, '1'].map((ticket_id, place) => ({
				...{ case_id: place + 1, ticket_id, resolution: 'ISSUE_FIXED' },
			})),
			'Mark as Closed': done(2),
			'Save the Reason': DONE,
		}),
		shows: {
			'Get Tickets': ['Success Branch (4 items)', 'Error Branch (1 item)'],
			'Close Tickets': ['3 updated'],
		},
	},
	{
		file: 'orders-to-deals.json',
		pinned: () => ({
			'Find New and Changed Orders': [
				...[{ order_number: 'O-1', title: 'Order', amount: '12', due_on: '2026-12-01' }],
				...[{ order_number: 'O-2', title: 'Order', amount: '1,5', due_on: '2026-12-01' }],
			],
			'Save Deal ID': DONE,
			'Save the Reason': DONE,
		}),
		shows: { 'Upsert Deals': ['1 created', 'Error Branch (1 item)'] },
	},
	{
		file: 'send-again-what-was-not-sent.json',
		dataTable: {
			name: 'Tickets to send',
			columns: ['subject', 'description', 'status', 'problem', 'ticket_id'],
			rows: ['No sound', 'No picture', 'No power', ''].map((subject) => ({
				...{ subject, description: 'After the update', status: 'to send' },
				...{ problem: '', ticket_id: '' },
			})),
		},
		pinned: () => ({}),
		shows: { 'Create Tickets': ['3 created', 'Error Branch (1 item)'] },
	},
	{
		file: 'support-inbox-to-tickets.json',
		pinned: () => ({
			'Support Inbox': [
				{
					from: { value: [{ address: 'ada@example.com', name: 'Ada Lovelace' }] },
					...{ subject: 'Fire', text: 'Hot', messageId: '<1@example.com>' },
				},
			],
			'Notify the Team': DONE,
		}),
		shows: { 'Upsert Sender': ['1 created'], 'Create Ticket': ['1 created'] },
	},
	{
		file: 'two-way-contact-sync.json',
		records: { contacts: [ada, { email: 'alan@example.com', firstname: 'Alan' }] },
		pinned: () => ({
			'Find Changed Customers': customers
				.slice(2)
				.map((row) => ({ ...row, updated_at: '2026-03-02 08:00:00.123456+00' })),
			'Mark as Synced': done(2),
			'Save the Reason': DONE,
			'Update Customers': done(2),
			'Notify the Team': DONE,
		}),
		shows: {
			'Upsert Contacts': ['2 created', 'Error Branch (1 item)'],
			'Search Contacts': ['2 items'],
		},
	},
];
