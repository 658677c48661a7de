/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; a document and the names of test files are read */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SWITCHES } from '../../index';
import { fidelityRows, linkDefinitions, linksIn } from '../fidelityTables';

const TESTS = path.join(__dirname, '..');
const page = readFileSync(path.join(TESTS, '../../docs/sandbox-fidelity.md'), 'utf8');
const rows = fidelityRows(page);
const switchRows = rows.filter((row) => row.default !== undefined);

/** Test files in these folders check the behaviour of HubSpot, those in `tools` the sandbox's own. */
const HUBSPOT_FOLDERS = ['crm', 'errors', 'http'];
const suitesOf = (folder: string): string[] =>
	readdirSync(path.join(TESTS, folder))
		.filter((file) => file.endsWith('.test.ts'))
		.map((file) => `${folder}/${file.replace('.test.ts', '')}`);
const hubspotSuites = HUBSPOT_FOLDERS.flatMap(suitesOf);

/** With a date, `npm run conformance` has observed it, and the row needs no other source. */
const CERTAINTY = /^(documented|observed( \d{4}-\d{2}-\d{2})?|inferred|guessed)$/;
const NO_SOURCE = '–';

describe('docs/sandbox-fidelity.md', () => {
	it('has a row for every switch, with its default', () => {
		const defaults = switchRows.map((row) => [row.subject, row.default]);
		const expected = Object.entries(DEFAULT_SWITCHES).map(([name, value]) => [
			`\`${name}\``,
			`\`${String(value)}\``,
		]);
		expect(defaults.sort()).toEqual(expected.sort());
	});

	it('has rows for behaviours, and no incomplete row', () => {
		expect(rows.length - switchRows.length).toBeGreaterThan(50);
		expect(rows.filter(({ incomplete }) => incomplete)).toEqual([]);
	});

	it('states a certainty that the source supports', () => {
		expect(rows.filter(({ certainty }) => !CERTAINTY.test(certainty))).toEqual([]);
		const unsupported = rows.filter(
			({ source, certainty }) =>
				source === NO_SOURCE && (certainty === 'documented' || certainty === 'observed'),
		);
		expect(unsupported).toEqual([]);
	});

	it('names only sources with a link, and has no unused link', () => {
		const defined = linkDefinitions(page);
		const named = rows.flatMap(({ source }) => linksIn(source));
		expect(named.filter((name) => !defined.includes(name))).toEqual([]);
		expect(defined.filter((name) => !named.includes(name))).toEqual([]);
		const withoutLink = rows.filter(
			({ source }) => source !== NO_SOURCE && linksIn(source).length === 0,
		);
		expect(withoutLink).toEqual([]);
	});

	it('names only existing test files', () => {
		const existing = [...hubspotSuites, ...suitesOf('tools')];
		const unknown = rows.flatMap(({ tests }) => tests.filter((name) => !existing.includes(name)));
		expect(unknown).toEqual([]);
	});

	it('names every test file about the behaviour of HubSpot', () => {
		const named = new Set(rows.flatMap(({ tests }) => tests));
		expect(hubspotSuites.filter((name) => !named.has(name))).toEqual([]);
	});

	it('covers all folders of tests', () => {
		const entries = readdirSync(TESTS, { withFileTypes: true });
		const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
		expect(folders.sort()).toEqual([...HUBSPOT_FOLDERS, 'tools']);
		const suites = entries.filter(({ name }) => name.endsWith('.test.ts'));
		expect(suites).toEqual([]);
	});
});
