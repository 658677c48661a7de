import type { Faker } from '@faker-js/faker' with { 'resolution-mode': 'import' };

/** The columns of a row that describe the customer. */
export interface Customer {
	email: string;
	firstName: string;
	lastName: string;
	phone: string;
	company: string;
	city: string;
	country: string;
	customerSince: string;
	lifecycleStage: string;
}

/** A country, and a generator of names and places in its language. */
export interface Home {
	country: string;
	faker: Faker;
}

/** Domains that are reserved for examples: mail to them reaches nobody. */
const domains = ['example.com', 'example.org', 'example.net', 'mail.example.com'];

const stages = ['lead', 'opportunity', 'customer', 'customer', 'customer', 'evangelist'];

/** Makes customers from different countries, each with a unique e-mail address. */
export function makeCustomers(count: number, homes: Home[], dice: Faker): Customer[] {
	const taken = new Set<string>();
	return Array.from({ length: count }, () => makeCustomer(dice.helpers.arrayElement(homes), taken));
}

function makeCustomer({ country, faker }: Home, taken: Set<string>): Customer {
	const sex = faker.person.sexType();
	const firstName = faker.person.firstName(sex);
	const lastName = faker.person.lastName(sex);
	return {
		email: typeEmail(freeEmail(firstName, lastName, faker, taken), faker),
		firstName,
		lastName,
		phone: faker.phone.number({ style: 'international' }),
		company: faker.company.name(),
		city: faker.location.city(),
		country,
		customerSince: faker.date.past({ years: 9 }).toISOString().slice(0, 10),
		lifecycleStage: faker.helpers.arrayElement(stages),
	};
}

/** A unique e-mail address: HubSpot would merge two customers with the same one. */
function freeEmail(first: string, last: string, faker: Faker, taken: Set<string>): string {
	const name = `${plain(first)}.${plain(last)}`;
	const tag = faker.datatype.boolean(0.08) ? '+shop' : '';
	const domain = faker.helpers.arrayElement(domains);
	for (let number = 1; ; number += 1) {
		const email = `${name}${number === 1 ? '' : number}${tag}@${domain}`;
		if (taken.has(email)) continue;
		taken.add(email);
		return email;
	}
}

/** The address in upper case for 6 % of customers, capitalised for another 6 %. */
function typeEmail(email: string, faker: Faker): string {
	const percent = faker.number.int({ min: 1, max: 100 });
	if (percent <= 6) return email.toUpperCase();
	if (percent <= 12) return email.charAt(0).toUpperCase() + email.slice(1);
	return email;
}

/** A name in lower-case ASCII letters: Müller-Núñez becomes mullernunez. */
function plain(name: string): string {
	const letters: Record<string, string> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', ı: 'i', đ: 'd' };
	const lower = name.toLowerCase().replace(/[łßøæıđ]/g, (letter) => letters[letter] ?? letter);
	return lower.normalize('NFD').replace(/[^a-z]/g, '');
}
