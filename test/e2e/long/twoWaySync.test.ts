/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the recipe */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addExample } from '../support/examples/exampleRun';
import { addPostgres, addServiceKey } from '../n8n/account/credentials';
import { postgresPrograms } from '../queue/databases/postgres';
import { openDatabase, type Database } from '../support/database';
import { useEditor } from '../support/useEditor';

const programs = postgresPrograms();
const editor = useEditor();
let database: Database | undefined;
afterEach(async () => await database?.close());

/** The statements that the recipe gives for the table. */
function fromRecipe(): string {
	const recipe = path.resolve(__dirname, '../../../docs/recipes/two-way-sync.md');
	const [, statements] = /```sql\n([^`]+)```/.exec(readFileSync(recipe, 'utf8')) ?? [];
	if (statements === undefined) throw new Error('The recipe has no statements');
	return statements;
}

/** Where PostgreSQL is not installed, the queries have not been run. */
const testWithDatabase = programs === undefined ? test.skip : test;

testWithDatabase(
	'two-way-contact-sync.json syncs a table of PostgreSQL, without a loop',
	async () => {
		const { api, canvas, place, sandbox } = editor();
		const { query, place: postgres, close } = await openDatabase(programs ?? '');
		database = { query, place: postgres, close };
		query(`CREATE TABLE customers (id serial PRIMARY KEY, email text, first_name text, last_name text,
		phone text, city text, updated_at timestamptz NOT NULL DEFAULT now()); ${fromRecipe()}
		INSERT INTO customers (email, first_name, city) VALUES
			('Ada@Example.com', 'Ada', 'London'), ('alan(at)example.com', 'Alan', NULL)`);
		const rows = () => query('SELECT email, first_name, city FROM customers ORDER BY lower(email)');
		const contacts = async () => await sandbox.records('contacts', ['email', 'firstname', 'city']);
		const upserts = async () => (await sandbox.repliesTo('upsert')).length;
		const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
		const services = { 'n8n-nodes-base.postgres': { postgres: await addPostgres(api, postgres) } };
		const [grace = ''] = await sandbox.add('contacts', [
			{ email: 'grace@example.com', firstname: 'Grace' },
		]);
		await sandbox.advance(60);
		const at = { api, sandbox, files: place.files, hubspotCrmBatchApi, services };
		const file = 'two-way-contact-sync.json';
		await canvas.open(await addExample(at, { file, pinned: () => ({}), shows: {} }));

		await canvas.execute();
		const bad = ['alan(at)example.com', 'Alan', ''];
		expect(rows()).toEqual([
			['Ada@Example.com', 'Ada', 'London'],
			bad,
			['grace@example.com', 'Grace', ''],
		]);
		expect(query(`SELECT hubspot_problem FROM customers WHERE email LIKE 'alan%'`)[0]?.[0]).toMatch(
			/\S/,
		);
		expect(await contacts()).toContainEqual({
			email: 'ada@example.com',
			firstname: 'Ada',
			city: 'London',
		});

		query(`DELETE FROM customers WHERE email LIKE 'alan%'`);

		// Each side changes another person.
		query(`UPDATE customers SET city = 'Paris', updated_at = now() WHERE lower(email) LIKE 'ada%'`);
		await sandbox.change('contacts', grace, { city: 'New York' });
		await sandbox.advance(60);
		await canvas.execute();
		expect(rows()).toEqual([
			['Ada@Example.com', 'Ada', 'Paris'],
			['grace@example.com', 'Grace', 'New York'],
		]);
		expect(await contacts()).toContainEqual(expect.objectContaining({ city: 'Paris' }));

		// Nothing has changed: nothing is written to HubSpot, and no row is due.
		const before = [await upserts(), query('SELECT xmin, id FROM customers')];
		await sandbox.advance(60);
		await canvas.execute();
		expect([await upserts(), query('SELECT xmin, id FROM customers')]).toEqual(before);

		// Both sides change the same person.
		await sandbox.change('contacts', grace, { firstname: 'Amazing Grace', city: 'Boston' });
		query(`UPDATE customers SET city = 'Arlington', updated_at = now() WHERE email LIKE 'grace%'`);
		await sandbox.advance(60);
		await canvas.execute();
		expect(rows()).toContainEqual(['grace@example.com', 'Grace', 'Arlington']);
		expect(await contacts()).toContainEqual({
			email: 'grace@example.com',
			firstname: 'Grace',
			city: 'Arlington',
		});
	},
);
