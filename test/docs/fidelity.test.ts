/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; documents and test files are read */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SWITCHES } from '../../sandbox';
import { fidelityRows } from './fidelityTable';
import { SEPARATOR, testTitles } from './testTitles';

const PAGE = path.join(__dirname, '../../docs/sandbox-fidelity.md');
const TESTS = path.join(__dirname, '../../sandbox/tests');

const rows = fidelityRows(PAGE);
const files = readdirSync(TESTS).filter((file) => file.endsWith('.test.ts'));
const known = new Set(
	files.flatMap((file) =>
		testTitles(path.join(TESTS, file)).map((title) => [file, title].join(SEPARATOR)),
	),
);
const switches: Readonly<Record<string, unknown>> = { ...DEFAULT_SWITCHES };
const SWITCH = /switch `(\w+)`, default `([^`]+)`/g;

describe('docs/sandbox-fidelity.md', () => {
	it('has four filled columns in every row', () => {
		expect(rows.length).toBeGreaterThan(50);
		const unfilled = rows.filter(
			({ behaviour, source, sure, tests }) =>
				behaviour === '' || source === '' || sure === '' || tests.length === 0,
		);
		expect(unfilled).toEqual([]);
	});

	it('names tests that there are', () => {
		const missing = rows.flatMap(({ tests }) => tests).filter((title) => !known.has(title));
		expect(missing).toEqual([]);
	});

	it('names every test of the sandbox', () => {
		const named = new Set(rows.flatMap(({ tests }) => tests));
		expect([...known].filter((title) => !named.has(title))).toEqual([]);
	});

	it('names every switch, with its default', () => {
		const told = rows.flatMap(({ source }) => [...source.matchAll(SWITCH)]);
		for (const [, name = '', value] of told) {
			expect([name, value]).toEqual([name, String(switches[name])]);
		}
		const names = new Set(told.map(([, name]) => name));
		expect(Object.keys(switches).filter((name) => !names.has(name))).toEqual([]);
	});

	it('has a public source or a switch for what it says of HubSpot', () => {
		const links = new Set(
			[...readFileSync(PAGE, 'utf8').matchAll(/^\[([\w-]+)\]: https:\/\//gm)].map(
				([, name]) => name,
			),
		);
		const unsourced = rows.filter(({ source, sure }) => {
			const cited = [...source.matchAll(/\]\[([\w-]+)\]/g)].map(([, name]) => name);
			const isOwn = sure === 'its own' && source === 'the sandbox';
			const said = cited.length > 0 || source.startsWith('not documented:');
			return !cited.every((name) => links.has(name)) || !(said || isOwn);
		});
		expect(unsourced).toEqual([]);
	});

	it('says in one of a few words how sure it is', () => {
		const words = ['documented', 'observed', 'inferred', 'guessed', 'its own'];
		expect(rows.filter(({ sure }) => !words.includes(sure))).toEqual([]);
	});
});
