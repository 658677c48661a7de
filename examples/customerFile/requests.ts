import type { Faker } from '@faker-js/faker' with { 'resolution-mode': 'import' };
import type { Customer } from './customers';

/** The columns of a row that describe the support request. */
export interface SupportRequest {
	subject: string;
	message: string;
	priority: string;
	category: string;
}

type Text = (about: { order: string; product: string }) => [subject: string, message: string];

const texts: Record<string, Text[]> = {
	'Product issue': [
		({ order, product }) => [
			`The ${product} arrived damaged`,
			`The parcel for order ${order} was open and the ${product} is scratched, please replace it.`,
		],
		({ product }) => [
			`Our ${product} no longer starts`,
			'It stops with the message "not ready", twice a day since Monday.',
		],
		({ order, product }) => [
			`Wrong item in order ${order}`,
			`We ordered a ${product}, but something else was in the box.`,
		],
	],
	'Billing issue': [
		({ order }) => [
			`Charged twice for order ${order}`,
			`My card statement shows order ${order} two times, on the same day.`,
		],
		({ order }) => [
			`Invoice for ${order} lacks our VAT number`,
			'Our accountants need it on the invoice, "Reverse charge" included.',
		],
	],
	'Feature request': [
		({ product }) => [
			`A larger ${product}`,
			`Is a larger ${product} planned? We would take ten of them at once.`,
		],
		() => ['Export of all orders', 'A CSV of the last year; by month, if possible.'],
	],
	'General inquiry': [
		({ order }) => [`Where is order ${order}?`, 'Tracking has not moved for four days.'],
		({ product }) => [
			`Delivery time of the ${product}`,
			`Good morning,\n\nhow long does a ${product} take to us at the moment?`,
		],
		() => ['New delivery address', 'We have moved. Please send everything to the new office.'],
	],
};

const products = [
	'barcode scanner',
	'card reader',
	'coffee machine',
	'desk lamp',
	'document camera',
	'label printer',
	'office chair',
	'receipt printer',
	'standing desk',
	'wireless headset',
];

const priorities = ['Low', 'Low', 'Medium', 'Medium', 'Medium', 'High', 'Urgent'];

/** Makes a support request from a web form, signed by the customer. */
export function makeRequest({ firstName, lastName }: Customer, dice: Faker): SupportRequest {
	const category = dice.helpers.arrayElement(Object.keys(texts));
	const text = dice.helpers.arrayElement(texts[category] ?? []);
	const order = `A-${dice.string.numeric({ length: 6, allowLeadingZeros: false })}`;
	const [subject, body] = text({ order, product: dice.helpers.arrayElement(products) });
	const message = `${body}\n\n${firstName} ${lastName}`;
	return { subject, message, priority: dice.helpers.arrayElement(priorities), category };
}
