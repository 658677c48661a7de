import { complain, refusal } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toAssociations } from '../../../../nodes/CrmBatch/n8n/input/associations';
import { object, type ObjectName } from '../../support/sentBatch';

const row = (own: object = {}) => ({ toObjectType: 'company', toObjectId: '12', ...own });

const read = (value: unknown, from: ObjectName = 'contact') => toAssociations(value, object(from));

describe('the links of a new record', () => {
	const [one, other] = [row(), row({ toObjectId: 13 })];
	const both = [
		{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 279 },
		{ toId: '13', category: 'HUBSPOT_DEFINED', typeId: 279 },
	];

	test.each([
		{ title: 'a collection, as the editor makes it', value: { association: [one, other] } },
		{ title: 'a list, as an expression gives it', value: [one, other] },
	])('are read from $title, in its order', ({ value }) => {
		expect(read(value)).toEqual({ associations: both });
	});

	test.each([
		{ title: 'nothing', value: undefined },
		{ title: 'null', value: null },
		{ title: 'an empty text', value: '' },
		{ title: 'an empty collection', value: {} },
		{ title: 'a collection of none', value: { association: [] } },
		{ title: 'an empty list', value: [] },
	])('are none in $title', ({ value }) => {
		expect(read(value)).toEqual({ associations: [] });
	});
});

describe('the type of a link', () => {
	test.each([
		{ from: 'contact', to: 'company', typeId: 279 },
		{ from: 'ticket', to: 'company', typeId: 339 },
		{ from: 'contact', to: ' Tickets ', typeId: 15 },
		{ from: 'ticket', to: '0-1', typeId: 16 },
	] as const)('is the usual one from a $from to $to when none is given', (given) => {
		const associations = [{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: given.typeId }];
		for (const associationType of [undefined, null, '', '  ']) {
			const value = [row({ toObjectType: given.to, associationType })];
			expect(read(value, given.from)).toEqual({ associations });
		}
	});

	test.each([
		{ given: '16', category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: 16, category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: ' 16 ', category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: 'HUBSPOT_DEFINED:16', category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: 'USER_DEFINED:42', category: 'USER_DEFINED', typeId: 42 },
		{ given: 'INTEGRATOR_DEFINED:7', category: 'INTEGRATOR_DEFINED', typeId: 7 },
	])('is the one that is given: $given', ({ given, category, typeId }) => {
		expect(read([row({ associationType: given })])).toEqual({
			associations: [{ toId: '12', category, typeId }],
		});
	});

	test('that is given needs no known object', () => {
		expect(read([{ toObjectId: '12', associationType: '16' }])).toEqual({
			associations: [{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 16 }],
		});
	});

	test.each([
		'x',
		'16.5',
		'-16',
		'1e3',
		':16',
		'USER_DEFINED:',
		'USER_DEFINED: 42',
		'user_defined:42',
		'MY_OWN:42',
		'16:USER_DEFINED',
		'1234567890123456',
		true,
	])('is refused when it is %j', (given) => {
		expect(read([row(), row({ associationType: given })])).toEqual({
			failure: refusal(complain('ASSOCIATION_TYPE_INVALID')),
		});
	});

	test.each(['p_pets', '2-123', '', 'constructor', '__proto__', 'toString'])(
		'is needed for a link to "%s"',
		(to) => {
			expect(read([row({ toObjectType: to })])).toEqual({
				failure: refusal(complain('ASSOCIATION_TYPE_NEEDED', { to })),
			});
		},
	);

	test('is needed for a link to an object that is not said', () => {
		expect(read([{ toObjectId: '12' }])).toEqual({
			failure: {
				message: "'Association Type' is needed for an association to ''",
				category: 'INVALID_INPUT',
				code: 'ASSOCIATION_TYPE_NEEDED',
			},
		});
	});
});

describe('the record that a link leads to', () => {
	test.each([
		{ given: undefined, complaint: complain('ID_MISSING') },
		{ given: null, complaint: complain('ID_MISSING') },
		{ given: ' ', complaint: complain('ID_EMPTY') },
		{ given: ['12'], complaint: complain('ID_NOT_TEXT', { type: 'a list' }) },
		{ given: '7.1E+11', complaint: complain('ID_NOT_A_RECORD_ID', { value: '7.1E+11' }) },
	])('is refused when it is $given', ({ given, complaint }) => {
		expect(read([row({ toObjectId: given })])).toEqual({
			failure: refusal(complaint, "'To Record ID' of an association"),
		});
	});
});
