import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toAssociations } from '../../../../nodes/CrmBatch/n8n/input/associations';
import { object, type ObjectName } from '../../support/sentBatch';

const row = (own: object = {}) => ({ toObjectType: 'company', toObjectId: '12', ...own });

/** The links in a value, each with the type ID of its object in place of its row. */
const readAll = (value: unknown, from: ObjectName = 'contact', isInline = true) => {
	const result = toAssociations(value, object(from), isInline);
	if (!result.ok) return result;
	const links = result.value.map(({ toObject, ...link }) => ({ ...link, to: toObject?.typeId }));
	return { ...result, value: links };
};

const read = (value: unknown, from: ObjectName = 'contact') => {
	const result = readAll(value, from);
	if (!result.ok) return result;
	return { ...result, value: result.value.map((link) => ({ ...link, to: undefined })) };
};

describe('the associations of a record that is linked after the write', () => {
	test.each([
		{ given: 'company', to: '0-2' },
		{ given: ' Line_Items ', to: '0-8' },
		{ given: '2-1234567', to: '2-1234567' },
	])('lead to the object $given, without a type ID for the usual link', ({ given, to }) => {
		const value = [{ toId: '12', to }];
		expect(readAll([row({ toObjectType: given })], 'contact', false)).toEqual({ ok: true, value });
	});

	test.each(['', ' ', 'not an object'])('need an object, and %j is none', (toObjectType) => {
		expect(readAll([row({ toObjectType })], 'contact', false)).toEqual({
			ok: false,
			failure: failureOf(problem('ASSOCIATION_OBJECT_MISSING')),
		});
	});
});

describe('the associations of a new record', () => {
	const [one, other] = [row(), row({ toObjectId: 13 })];
	const both = [
		{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 279 },
		{ toId: '13', category: 'HUBSPOT_DEFINED', typeId: 279 },
	];

	test.each([
		{ title: 'a collection, as in the editor', value: { association: [one, other] } },
		{ title: 'a list, as from an expression', value: [one, other] },
	])('are read from $title, in its order', ({ value }) => {
		expect(read(value)).toEqual({ ok: true, value: both });
	});

	test.each([
		{ title: 'undefined', value: undefined },
		{ title: 'null', value: null },
		{ title: 'empty text', value: '' },
		{ title: 'an empty collection', value: {} },
		{ title: 'a collection without rows', value: { association: [] } },
		{ title: 'an empty list', value: [] },
	])('are an empty list for $title', ({ value }) => {
		expect(read(value)).toEqual({ ok: true, value: [] });
	});
});

describe('the type of an association', () => {
	test.each([
		{ from: 'contact', to: 'company', typeId: 279 },
		{ from: 'ticket', to: 'company', typeId: 339 },
		{ from: 'contact', to: ' Tickets ', typeId: 15 },
		{ from: 'ticket', to: '0-1', typeId: 16 },
	] as const)('is the default from a $from to $to if none is given', (given) => {
		const links = [{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: given.typeId }];
		for (const associationType of [undefined, null, '', '  ']) {
			const value = [row({ toObjectType: given.to, associationType })];
			expect(read(value, given.from)).toEqual({ ok: true, value: links });
		}
	});

	test.each([
		{ given: '16', category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: 16, category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: ' 16 ', category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: 'HUBSPOT_DEFINED:16', category: 'HUBSPOT_DEFINED', typeId: 16 },
		{ given: 'USER_DEFINED:42', category: 'USER_DEFINED', typeId: 42 },
		{ given: 'INTEGRATOR_DEFINED:7', category: 'INTEGRATOR_DEFINED', typeId: 7 },
		{ given: 1, category: 'HUBSPOT_DEFINED', typeId: 1 },
		{ given: '2147483647', category: 'HUBSPOT_DEFINED', typeId: 2_147_483_647 },
		{ given: '\ufeffUSER_DEFINED:42\u200b', category: 'USER_DEFINED', typeId: 42 },
	])('can be given as $given', ({ given, category, typeId }) => {
		expect(read([row({ associationType: given })])).toEqual({
			ok: true,
			value: [{ toId: '12', category, typeId }],
		});
	});

	test('can be given for an unknown object', () => {
		expect(read([{ toObjectId: '12', associationType: '16' }])).toEqual({
			ok: true,
			value: [{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 16 }],
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
		'0',
		0,
		'000',
		'2147483648',
		'USER_DEFINED:0',
		'USER_DEFINED:2147483648',
		true,
	])('cannot be %j', (given) => {
		expect(read([row(), row({ associationType: given })])).toEqual({
			ok: false,
			failure: failureOf(problem('ASSOCIATION_TYPE_INVALID')),
		});
	});

	test.each(['p_pets', '2-123', 'constructor', '__proto__', 'toString', 'line_items'])(
		'is not given for the usual association to "%s", whose ID the node does not know',
		(to) => {
			expect(read([row({ toObjectType: to })])).toEqual({ ok: true, value: [{ toId: '12' }] });
		},
	);

	test.each([row({ toObjectType: '' }), row({ toObjectType: 'a b' }), { toObjectId: '12' }])(
		'can only be left out with an object: %j',
		(given) => {
			expect(read([given])).toEqual({
				ok: false,
				failure: failureOf(problem('ASSOCIATION_OBJECT_MISSING')),
			});
			expect(read([{ ...given, associationType: '16' }])).toMatchObject({ ok: true });
		},
	);
});

const field = "'To Record ID' of an association";

describe('the record that an association leads to', () => {
	test.each([
		undefined,
		null,
		'',
		' ',
		'\u200b',
		[],
		[''],
		[null, ' '],
		'[]',
		'["", null]',
		' , ;',
	])('can be missing: %j makes no link', (given) => {
		const value = [row({ toObjectId: given }), row({ toObjectId: '13' })];
		expect(read(value)).toEqual({
			ok: true,
			value: [{ toId: '13', category: 'HUBSPOT_DEFINED', typeId: 279 }],
		});
		expect(read([{ toObjectId: given, toObjectType: 'pets', associationType: 'x' }])).toEqual({
			ok: true,
			value: [],
		});
	});

	test.each([
		{ given: ['12', 13] },
		{ given: '12,13' },
		{ given: ' 12 ; \ufeff13 ' },
		{ given: '12\n13\n' },
		{ given: '["12", 13]' },
		{ given: ' [12,13,12]' },
		{ given: ['12', '', null, 13n] },
		{ given: '12,,13,12' },
	])('can be several: $given', ({ given }) => {
		expect(read([row({ toObjectId: given })])).toEqual({
			ok: true,
			value: [
				{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 279 },
				{ toId: '13', category: 'HUBSPOT_DEFINED', typeId: 279 },
			],
		});
	});

	test('is linked once with each type', () => {
		const value = [row(), row({ associationType: '279' }), row({ associationType: '1' }), row()];
		expect(read(value)).toEqual({
			ok: true,
			value: [
				{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 279 },
				{ toId: '12', category: 'HUBSPOT_DEFINED', typeId: 1 },
			],
		});
	});

	test.each([
		{
			given: 'ada@example.com',
			value: 'ada@example.com',
			why: problem('EMAIL_AS_RECORD_ID', { value: 'ada@example.com' }),
		},
		{ given: '12 13', value: '12 13' },
		{ given: '12, x', value: 'x' },
		{ given: '-12', value: '-12' },
		{ given: 12.5, value: '12.5', why: problem('ID_NOT_A_RECORD_ID', { value: '12.5' }) },
		{ given: '0', value: '0' },
		{ given: 0, value: '0' },
		{ given: '1'.repeat(20), value: '1'.repeat(20) },
		{ given: '[12', value: '[12' },
		{ given: '0x12', value: '0x12' },
		{ given: '٣', value: '٣' },
	])('cannot be $given', ({ given, value, why }) => {
		const failure = failureOf(why ?? problem('ASSOCIATION_TARGET_INVALID', { value }), field);
		expect(read([row(), row({ toObjectId: given })])).toEqual({ ok: false, failure });
	});

	test.each([
		{ given: true, why: problem('ID_NOT_TEXT', { type: 'of type boolean' }) },
		{ given: {}, why: problem('ID_NOT_TEXT', { type: 'of type object' }) },
		{ given: [['12']], why: problem('ID_NOT_TEXT', { type: 'a list' }) },
		{ given: Number.NaN, why: problem('ID_NOT_A_NUMBER', { value: 'NaN' }) },
		{ given: 2 ** 60, why: problem('VALUE_LOST_DIGITS', { value: String(2 ** 60) }) },
		{ given: '7.1E+11', why: problem('ID_NOT_A_RECORD_ID', { value: '7.1E+11' }) },
	])('cannot be $given', ({ given, why }) => {
		expect(read([row({ toObjectId: given })])).toEqual({
			ok: false,
			failure: failureOf(why, field),
		});
	});
});
