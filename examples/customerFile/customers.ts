import type { Faker } from '@faker-js/faker' with { 'resolution-mode': 'import' };

/** A customer as the file describes one, before any of its support requests. */
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

/** A country's names and places, in its own letters. */
export interface Home {
	country: string;
	faker: Faker;
}

/** Domains that are reserved for examples, so that no real person ever gets a message. */
const domains = ['example.com', 'example.org', 'example.net', 'mail.example.com'];

const stages = ['lead', 'opportunity', 'customer', 'customer', 'customer', 'evangelist'];

/** Makes customers of many countries, each with an e-mail address of its own. */
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

/** An address that no other customer has: HubSpot would take the two for one contact. */
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

/** Some people type their address in capitals, some only its first letter. */
function typeEmail(email: string, faker: Faker): string {
	const typed = faker.number.int({ min: 1, max: 100 });
	if (typed <= 6) return email.toUpperCase();
	if (typed <= 12) return email.charAt(0).toUpperCase() + email.slice(1);
	return email;
}

/** A name in plain letters, as addresses have it: Łukasz Müller-Núñez is lukasz.mullernunez. */
function plain(name: string): string {
	const letters: Record<string, string> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', ı: 'i', đ: 'd' };
	const lower = name.toLowerCase().replace(/[łßøæıđ]/g, (letter) => letters[letter] ?? letter);
	return lower.normalize('NFD').replace(/[^a-z]/g, '');
}
