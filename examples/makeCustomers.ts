/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- writes a file and prints its name */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { LocaleDefinition } from '@faker-js/faker' with { 'resolution-mode': 'import' };
import type { Home } from './customerFile/customers';
import { columns, makeRows } from './customerFile/rows';

const seed = 20261122;
const rows = 1200;
const customers = 1100;
const file = path.join(__dirname, 'customers.csv');

/** Writes `customers.csv`. Each run writes the same bytes. */
async function main(): Promise<void> {
	const { Faker, base, cs_CZ, de, en, en_GB, es, fr, pl, pt_PT, sv } = await import(
		'@faker-js/faker'
	);
	const countries: Array<[string, LocaleDefinition]> = [
		['Czechia', cs_CZ],
		['France', fr],
		['Germany', de],
		['Poland', pl],
		['Portugal', pt_PT],
		['Spain', es],
		['Sweden', sv],
		['United Kingdom', en_GB],
	];
	const seeded = (locale: LocaleDefinition, offset: number) => {
		const faker = new Faker({ locale: [locale, en, base], seed: seed + offset });
		faker.setDefaultRefDate('2026-11-01T00:00:00Z');
		return faker;
	};
	const homes: Home[] = countries.map(([country, locale], index) => ({
		country,
		faker: seeded(locale, index + 1),
	}));
	const made = makeRows(customers, rows, homes, seeded(en, 0));
	writeFileSync(file, stringify(made, { header: true, columns }));
	console.log(`Wrote ${made.length} rows to ${path.relative(process.cwd(), file)}`);
}

void main();
