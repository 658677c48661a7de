import { toAssociationTypes } from '../../../../nodes/CrmBatch/hubspot/schema/associationTypes';

const type = (category: string, typeId: number, label: string | null) => ({
	category,
	typeId,
	label,
});

test('the labels of the account come first, then those of HubSpot, then the type without one', () => {
	const results = [
		type('HUBSPOT_DEFINED', 279, null),
		type('HUBSPOT_DEFINED', 1, 'Primary'),
		type('USER_DEFINED', 30, 'Team 10'),
		type('USER_DEFINED', 31, 'Team 9'),
		type('USER_DEFINED', 9001, null),
	];
	expect(toAssociationTypes({ results })).toEqual([
		{ value: 'USER_DEFINED:31', label: 'Team 9', isOwn: true },
		{ value: 'USER_DEFINED:30', label: 'Team 10', isOwn: true },
		{ value: 'HUBSPOT_DEFINED:1', label: 'Primary', isOwn: false },
		{ value: 'HUBSPOT_DEFINED:279', label: undefined, isOwn: false },
		{ value: 'USER_DEFINED:9001', label: undefined, isOwn: false },
	]);
});

test.each([{}, { results: 'x' }, { results: [null, {}, { typeId: 1 }, { category: 'X' }] }])(
	'%j has no types',
	(body) => {
		expect(toAssociationTypes(body)).toEqual([]);
	},
);
