import type { IDataObject } from 'n8n-workflow';

import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';
import { inVersion } from '../support/versions/apiVersion';

/** Values as spreadsheets, forms, databases and other programs write them. */
const sandbox = useSandbox();

const createContacts = { resource: 'contact', operation: 'create' };
const createTickets = { resource: 'ticket', operation: 'create' };
const ticket = (more: IDataObject): IDataObject => ({ subject: 'T', ...more });

const stored = (...names: string[]) =>
	sandbox.current
		.records('contacts')
		.map(({ properties }) => names.map((name) => properties[name] ?? null));
const pathsOfGets = () =>
	sandbox.current.requests.filter(({ method }) => method === 'GET').map(({ path }) => path);

describe('invisible characters', () => {
	test('are dropped where they cannot be meant, and kept in text', async () => {
		const { errors } = await runNode({
			...createContacts,
			items: [
				{
					email: '\ufeff ada@example.com\u200b',
					firstname: 'Ada 👨\u200d👩\u200d👧',
					birthday: '\u200e2026-12-31',
					loyalty_points: '12\u200b.50\u00a0',
					newsletter: '\u200bYes',
					plan: 'pro\u00adfessional',
					interests: 'music;\u2060travel',
				},
			],
		});
		expect(errors).toEqual([]);
		expect(
			stored(
				...['email', 'firstname', 'birthday', 'loyalty_points', 'newsletter', 'plan'],
				'interests',
			),
		).toEqual([
			[
				...['ada@example.com', 'Ada 👨\u200d👩\u200d👧', '2026-12-31', '12.50', 'true'],
				...['professional', 'music;travel'],
			],
		]);
	});

	test.each([
		['ignore', '2026-12-31', 'free'],
		['clear', '', ''],
	])('alone are an empty value (Empty Values: %s)', async (emptyValues, birthday, plan) => {
		const id = seedOne('contacts', {
			email: 'a@example.com',
			birthday: '2026-12-31',
			plan: 'free',
		});
		const { errors } = await runNode({
			resource: 'contact',
			operation: 'update',
			idValue: `\u200b${id}\ufeff`,
			options: { emptyValues },
			items: [{ firstname: 'Ada', birthday: '\u200b', plan: '\ufeff' }],
		});
		expect(errors).toEqual([]);
		expect(stored('firstname', 'birthday', 'plan')).toEqual([['Ada', birthday, plan]]);
	});

	test('do not hide the contact that an email address identifies', async () => {
		seedOne('contacts', { email: 'ada@example.com' });
		for (const email of ['ada@example.com', '\ufeffAda@example.com', ' ada@example.com\u200b']) {
			const { errors } = await runNode({
				resource: 'contact',
				operation: 'upsert',
				matchBy: 'email',
				items: [{ email, firstname: 'Ada' }],
			});
			expect(errors).toEqual([]);
		}
		expect(stored('email', 'firstname')).toEqual([['ada@example.com', 'Ada']]);
	});

	test('are shown in the error', async () => {
		const { errors } = await runNode({
			...createContacts,
			items: [
				{ email: 'a@example.com', plan: 'go\u200bld' },
				{ email: 'b@example.com', 'fir\ufeffst\ud83d': 'Ada' },
			],
		});
		expect(errors.map(({ error }) => error)).toEqual([
			problemLine(
				'VALUE_NOT_A_CHOICE',
				{
					field: "Property 'Plan' (plan)",
					value: 'go\\u200bld',
					choices: 'free, starter, professional, enterprise',
				},
				0,
			),
			problemLine('PROPERTY_UNKNOWN', { field: "Property 'first\\ud83d'", objects: 'contacts' }, 1),
		]);
	});
});

test('dates are read in every form that has one meaning', async () => {
	const { errors } = await runNode({
		...createContacts,
		timezone: 'Europe/Berlin',
		items: [
			{ email: 'a@example.com', birthday: '31.12.2026', last_visit: '31.12.2026 14:30' },
			{ email: 'b@example.com', birthday: '12/31/2026', last_visit: '12/31/2026 2:30 PM' },
			{
				email: 'c@example.com',
				birthday: '2026/12/31',
				last_visit: 'Thu, 31 Dec 2026 14:30:00 +0100',
			},
			{ email: 'd@example.com', birthday: '1.7987274E9', last_visit: '1798723800.000' },
			{ email: 'e@example.com', birthday: '0000-00-00', last_visit: '0000-00-00 00:00:00' },
			{ email: 'f@example.com', birthday: '03/04/2026' },
		],
	});
	const moment = '2026-12-31T13:30:00.000Z';
	expect(stored('birthday', 'last_visit')).toEqual([
		['2026-12-31', moment],
		['2026-12-31', moment],
		['2026-12-31', moment],
		['2026-12-31', moment],
		[null, null],
	]);
	expect(errors.map(({ error }) => error)).toEqual([
		problemLine(
			'VALUE_UNCLEAR_DATE',
			{ field: "Property 'Birthday' (birthday)", value: '03/04/2026' },
			5,
		),
	]);
});

test('JSON lists, words for a checkbox, thousands and cut emoji are read as they are meant', async () => {
	const { errors } = await runNode({
		...createContacts,
		items: [
			{
				email: 'a@example.com',
				firstname: 'Ada \ud83d',
				interests: '["music","Cooking"]',
				newsletter: 'off',
				loyalty_points: '1 234.50',
			},
			{ email: 'b@example.com', interests: '[]', newsletter: 'ON' },
		],
	});
	expect(errors).toEqual([]);
	expect(stored('firstname', 'interests', 'newsletter', 'loyalty_points')).toEqual([
		['Ada \ufffd', 'music;cooking', 'false', '1234.50'],
		[null, null, 'true', null],
	]);
});

describe('a deactivated owner', () => {
	const owner = "Property 'Owner' (hubspot_owner_id)";
	const deactivate = () =>
		sandbox.current.addOwners([
			{ archived: true, email: 'gone@example.com', firstName: 'Grace', lastName: 'Gone' },
		]);

	test.each(['gone@example.com', 'GONE@example.com', 'Grace Gone', '\u200bgone@example.com'])(
		'is named as such: %j',
		async (value) => {
			deactivate();
			const { errors, items } = await runNode({
				...createTickets,
				items: [
					ticket({ hs_pipeline_stage: '1', hubspot_owner_id: value }),
					ticket({ hs_pipeline_stage: '1', hubspot_owner_id: 'owner2@sandbox.example' }),
				],
			});
			const words = { field: owner, value: value.replace('\u200b', '\\u200b') };
			expect(errors.map(({ error }) => error)).toEqual([
				problemLine('VALUE_OWNER_DEACTIVATED', words, 0),
			]);
			expect(items).toHaveLength(1);
		},
	);

	test('is looked up once, and only if an owner is not found', async () => {
		deactivate();
		const rows = ['gone@example.com', 'who@example.com', 'gone@example.com'];
		await runNode({
			...createTickets,
			items: rows.map((hubspot_owner_id) => ticket({ hs_pipeline_stage: '1', hubspot_owner_id })),
		});
		expect(pathsOfGets()).toEqual([
			...[
				inVersion('/crm/v3/properties/tickets'),
				inVersion('/crm/v3/owners'),
				inVersion('/crm/v3/owners?archived=true'),
			],
		]);
	});

	test('does not hide an active owner with the same email address', async () => {
		sandbox.current.addOwners([{ archived: true, email: 'owner1@sandbox.example' }]);
		const { inputs } = await runNode({
			...createTickets,
			items: [
				ticket({ hs_pipeline_stage: '1', hubspot_owner_id: 'owner1@sandbox.example' }),
				ticket({ hs_pipeline_stage: '1', hubspot_owner_id: 'who@example.com' }),
			],
		});
		expect(inputs).toMatchObject([{ properties: { hubspot_owner_id: '534941' } }]);
	});

	test('is an unknown one if HubSpot does not list the deactivated', async () => {
		deactivate();
		sandbox.current.faults.add({
			when: { operation: 'owners', nth: 2 },
			then: { status: 403, body: { status: 'error', message: 'No', category: 'FORBIDDEN' } },
		});
		const { errors, items } = await runNode({
			...createTickets,
			items: [
				ticket({ hs_pipeline_stage: '1', hubspot_owner_id: 'gone@example.com' }),
				ticket({ hs_pipeline_stage: '1' }),
			],
		});
		expect(errors).toMatchObject([{ item: 0, details: { code: 'VALUE_NOT_A_CHOICE' } }]);
		expect(items).toHaveLength(1);
	});
});

test.each(['Closed', '4', 4])(
	'a stage of another pipeline is named with its pipeline: %j',
	async (hs_pipeline_stage) => {
		const { errors, batches } = await runNode({
			...createTickets,
			items: [ticket({ hs_pipeline: 'Returns', hs_pipeline_stage })],
		});
		expect(errors.map(({ error }) => error)).toEqual([
			problemLine(
				'VALUE_STAGE_OF_OTHER_PIPELINE',
				{
					field: "Property 'Ticket status' (hs_pipeline_stage)",
					value: String(hs_pipeline_stage),
					pipeline: 'Support Pipeline',
					choices: 'Requested (98765001), Refunded (98765002)',
				},
				0,
			),
		]);
		expect(batches).toEqual([]);
	},
);
