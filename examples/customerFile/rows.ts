import type { Faker } from '@faker-js/faker' with { 'resolution-mode': 'import' };
import { makeCustomers, type Customer, type Home } from './customers';
import { makeRequest, type SupportRequest } from './requests';

/** One row of the file: a customer and one support request. */
export type Row = Customer & SupportRequest;

/** The file's columns, under headings that a person would write. */
export const columns: Array<{ key: keyof Row; header: string }> = [
	{ key: 'email', header: 'E-mail' },
	{ key: 'firstName', header: 'First name' },
	{ key: 'lastName', header: 'Last name' },
	{ key: 'phone', header: 'Phone' },
	{ key: 'company', header: 'Company' },
	{ key: 'city', header: 'City' },
	{ key: 'country', header: 'Country' },
	{ key: 'customerSince', header: 'Customer since' },
	{ key: 'lifecycleStage', header: 'Lifecycle stage' },
	{ key: 'subject', header: 'Subject' },
	{ key: 'message', header: 'Message' },
	{ key: 'priority', header: 'Priority' },
	{ key: 'category', header: 'Category' },
];

/** How a row goes wrong in practice, and how many rows of the file do. */
const mishaps: Array<{ rows: number; spoil: (row: Row) => Partial<Row> }> = [
	{ rows: 3, spoil: () => ({ email: '' }) },
	{ rows: 3, spoil: ({ email }) => ({ email: email.replace('@', ' at ') }) },
	{ rows: 3, spoil: ({ customerSince }) => ({ customerSince: dottedDate(customerSince) }) },
	{ rows: 4, spoil: () => ({ priority: 'ASAP' }) },
];

/** Makes the rows: most customers write once, some again, and a few rows cannot be right. */
export function makeRows(customers: number, rows: number, homes: Home[], dice: Faker): Row[] {
	const everyone = makeCustomers(customers, homes, dice);
	const again = dice.helpers.arrayElements(everyone, rows - customers);
	const written = [...everyone, ...again.map((customer) => writeAgain(customer, dice))];
	const tidy = dice.helpers
		.shuffle(written)
		.map((customer) => ({ ...customer, ...makeRequest(customer, dice) }));
	return spoilSome(tidy, dice);
}

/** A customer who writes again types the address in another way now and then. */
function writeAgain(customer: Customer, dice: Faker): Customer {
	const spellings = [customer.email, customer.email.toLowerCase(), customer.email.toUpperCase()];
	return { ...customer, email: dice.helpers.arrayElement(spellings) };
}

/** The date as a spreadsheet in Europe shows it: 2021-03-14 is 14.03.2021. */
function dottedDate(date: string): string {
	return date.split('-').reverse().join('.');
}

function spoilSome(rows: Row[], dice: Faker): Row[] {
	const count = mishaps.reduce((sum, mishap) => sum + mishap.rows, 0);
	const unlucky = dice.helpers.arrayElements([...rows.keys()], count);
	const spoils = mishaps.flatMap(({ rows: times, spoil }) => Array(times).fill(spoil));
	const spoiled = new Map(unlucky.map((index, turn) => [index, spoils[turn]]));
	return rows.map((row, index) => ({ ...row, ...spoiled.get(index)?.(row) }));
}
