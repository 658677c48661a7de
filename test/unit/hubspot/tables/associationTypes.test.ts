import { defaultAssociationType } from '../../../../nodes/CrmBatch/hubspot/tables/associationTypes';
import { objects } from '../../../../nodes/CrmBatch/hubspot/tables/objects';
import { object } from '../../support/sentBatch';

describe('the default association type', () => {
	test.each([
		{ from: 'contact', to: 'company', typeId: 279 },
		{ from: 'contact', to: 'contact', typeId: 449 },
		{ from: 'contact', to: 'deal', typeId: 4 },
		{ from: 'contact', to: 'ticket', typeId: 15 },
		{ from: 'ticket', to: 'company', typeId: 339 },
		{ from: 'ticket', to: 'contact', typeId: 16 },
		{ from: 'ticket', to: 'deal', typeId: 28 },
		{ from: 'ticket', to: 'ticket', typeId: 452 },
	] as const)('from $from to $to is $typeId', ({ from, to, typeId }) => {
		expect(defaultAssociationType(object(from), to)).toBe(typeId);
	});

	const names = [
		{ name: 'contact', others: ['contacts', '0-1', 'Contact', ' CONTACTS\n'] },
		{ name: 'company', others: ['companies', '0-2', 'Company', ' Companies '] },
		{ name: 'deal', others: ['deals', '0-3', 'Deal', ' DEALS'] },
		{ name: 'ticket', others: ['tickets', '0-5', 'Ticket', 'Tickets '] },
	];

	test.each(names)('to $name is the same to $others', ({ name, others }) => {
		expect(defaultAssociationType(object('contact'), name)).toEqual(expect.any(Number));
		// An object can have no type to another: undefined for each of its names.
		for (const from of objects) {
			const typeId = defaultAssociationType(from, name);
			expect(others.map((other) => defaultAssociationType(from, other))).toEqual(
				others.map(() => typeId),
			);
		}
	});

	test.each(['', ' ', 'pets', '2-123', '0-4', 'con tact', 'constructor', '__proto__', 'toString'])(
		'to "%s" is unknown',
		(to) => {
			expect(defaultAssociationType(object('contact'), to)).toBeUndefined();
		},
	);

	test.each(['', 'pet', 'contacts', 'Contact'])('from "%s" is unknown', (value) => {
		expect(defaultAssociationType({ ...object('contact'), value }, 'contact')).toBeUndefined();
	});
});
