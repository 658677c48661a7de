import { defaultAssociationType } from '../../../../nodes/CrmBatch/hubspot/tables/associationTypes';
import { objects } from '../../../../nodes/CrmBatch/hubspot/tables/objects';

describe('the association type that links two objects without a label', () => {
	test.each([
		{ from: 'contact', to: 'company', typeId: 279 },
		{ from: 'contact', to: 'contact', typeId: 449 },
		{ from: 'contact', to: 'deal', typeId: 4 },
		{ from: 'contact', to: 'ticket', typeId: 15 },
		{ from: 'ticket', to: 'company', typeId: 339 },
		{ from: 'ticket', to: 'contact', typeId: 16 },
		{ from: 'ticket', to: 'deal', typeId: 28 },
		{ from: 'ticket', to: 'ticket', typeId: 452 },
	])('from $from to $to is $typeId', ({ from, to, typeId }) => {
		expect(defaultAssociationType(from, to)).toBe(typeId);
	});

	const names = [
		{ object: 'contact', others: ['contacts', '0-1', 'Contact', ' CONTACTS\n'] },
		{ object: 'company', others: ['companies', '0-2', 'Company', ' Companies '] },
		{ object: 'deal', others: ['deals', '0-3', 'Deal', ' DEALS'] },
		{ object: 'ticket', others: ['tickets', '0-5', 'Ticket', 'Tickets '] },
	];

	test.each(names)('$object may be called $others', ({ object, others }) => {
		for (const { value: from } of objects) {
			const usual = defaultAssociationType(from, object);
			expect(usual).toEqual(expect.any(Number));
			expect(others.map((other) => defaultAssociationType(from, other))).toEqual(
				others.map(() => usual),
			);
		}
	});

	test.each(['', ' ', 'pets', '2-123', '0-4', 'con tact', 'constructor', '__proto__', 'toString'])(
		'to "%s" is not known',
		(to) => {
			expect(defaultAssociationType('contact', to)).toBeUndefined();
		},
	);

	test.each(['', 'pet', 'contacts', 'Contact'])('from "%s" is not known', (from) => {
		expect(defaultAssociationType(from, 'contact')).toBeUndefined();
	});
});
