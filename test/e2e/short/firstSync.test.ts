import { useEditor } from '../support/useEditor';

const rows = [
	{
		Email: 'ada@example.com',
		'First Name': 'Ada',
		'Last Name': 'Lovelace',
		Phone: '+44 20 7946 0001',
	},
	{
		Email: 'alan@example.com',
		'First Name': 'Alan',
		'Last Name': 'Turing',
		Phone: '+44 20 7946 0002',
	},
	{
		Email: 'grace@example.com',
		'First Name': 'Grace',
		'Last Name': 'Hopper',
		Phone: '+1 202 555 0103',
	},
];

/** The steps from an empty canvas, credential included, rows not: those come from a sheet. */
const STEP_LIMIT = 12;

const editor = useEditor();

test('the first sync writes all columns, in at most 12 steps, with nothing red on the way', async () => {
	const { canvas, person, place, sandbox } = editor();
	await canvas.openNew();
	await canvas.addManualTrigger();
	await person.aside(async () => await canvas.pinRows(rows));

	const node = await canvas.addHubspotNode('Create or update contacts');
	expect(await node.flaws()).toEqual([]);
	const credential = await node.newCredential();
	await credential.chooseKind('Service Key');
	await credential.enter('accessToken', place.sandbox.accessToken);
	await person.aside(async () => await credential.enter('baseUrl', place.sandbox.url));
	await credential.save();
	await credential.waitUntilClosed();
	expect(await node.flaws()).toEqual([]);
	await node.execute();
	expect(await node.flaws()).toEqual([]);

	const columns = ['email', 'firstname', 'lastname', 'phone'];
	expect(await sandbox.records('contacts', columns)).toEqual(
		rows.map((row) => ({
			email: row.Email,
			firstname: row['First Name'],
			lastname: row['Last Name'],
			phone: row.Phone,
		})),
	);
	expect(person.steps.length).toBeLessThanOrEqual(STEP_LIMIT);
});
