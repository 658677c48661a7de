import type { Faker } from '@faker-js/faker' with { 'resolution-mode': 'import' };
import { makeCustomers, type Customer, type Home } from './customers';
import { makeRequest, type SupportRequest } from './requests';

/** One row of the file: a customer and one support request. */
export type Row = Customer & SupportRequest;

/** The columns of the file and their headings. */
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

/** Returns the columns that a mistake changes. */
type Mistake = (row: Row) => Partial<Row>;

/** Typical mistakes, and the number of rows of the file that have each. */
const mistakes: Array<{ rows: number; apply: Mistake }> = [
	{ rows: 3, apply: () => ({ email: '' }) },
	{ rows: 3, apply: ({ email }) => ({ email: email.replace('@', ' at ') }) },
	{ rows: 3, apply: ({ customerSince }) => ({ customerSince: dottedDate(customerSince) }) },
	{ rows: 4, apply: () => ({ priority: 'ASAP' }) },
];

/** Makes the rows: one for most customers, several for some, and a few with mistakes. */
export function makeRows(customers: number, rows: number, homes: Home[], dice: Faker): Row[] {
	const everyone = makeCustomers(customers, homes, dice);
	const again = dice.helpers.arrayElements(everyone, rows - customers);
	const written = [...everyone, ...again.map((customer) => writeAgain(customer, dice))];
	const valid = dice.helpers
		.shuffle(written)
		.map((customer) => ({ ...customer, ...makeRequest(customer, dice) }));
	return addMistakes(valid, dice);
}

/** The customer of a further row, whose address may be in another case. */
function writeAgain(customer: Customer, dice: Faker): Customer {
	const spellings = [customer.email, customer.email.toLowerCase(), customer.email.toUpperCase()];
	return { ...customer, email: dice.helpers.arrayElement(spellings) };
}

/** The date in a format of European spreadsheets: 2021-03-14 becomes 14.03.2021. */
function dottedDate(date: string): string {
	return date.split('-').reverse().join('.');
}

function addMistakes(rows: Row[], dice: Faker): Row[] {
	const count = mistakes.reduce((sum, mistake) => sum + mistake.rows, 0);
	const chosen = dice.helpers.arrayElements([...rows.keys()], count);
	const each = mistakes.flatMap(({ rows: times, apply }) => new Array<Mistake>(times).fill(apply));
	const byRow = new Map(chosen.map((row, index) => [row, each[index]]));
	return rows.map((row, index) => ({ ...row, ...byRow.get(index)?.(row) }));
}
