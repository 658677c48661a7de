import { failureOf, problem } from '../../../../../nodes/CrmBatch/hubspot/errors/problem';
import { FieldNames } from '../../../../../nodes/CrmBatch/hubspot/request/fields/fieldNames';
import {
	FieldMeanings,
	type NameKind,
} from '../../../../../nodes/CrmBatch/hubspot/request/fields/fieldMeanings';
import {
	valuesByProperty,
	type NameRules,
} from '../../../../../nodes/CrmBatch/hubspot/request/fields/valuesByProperty';
import { Schema } from '../../../../../nodes/CrmBatch/hubspot/schema/schema';
import { outputFields } from '../../../../../nodes/CrmBatch/hubspot/tables/itemFields';
import { definition } from '../../../support/valueRules';

const properties = [
	definition({ name: 'firstname', label: 'First Name' }),
	definition({ name: 'createdate', label: 'Create Date', isWritable: false }),
	definition({ name: 'hs_object_id', label: 'Record ID', isWritable: false }),
	definition({ name: 'error', label: 'Error' }),
];
const names = new FieldNames(new Schema(properties));

interface Own extends Partial<Pick<NameRules, 'empty' | 'id'>> {
	readonly kind?: NameKind;
	readonly names?: FieldNames | undefined;
	readonly unknown?: 'error' | 'ignore';
}

const read = (fields: Record<string, unknown>, own: Own = {}) => {
	const { kind, unknown, empty, id, ...given } = {
		kind: 'fields' as const,
		names,
		unknown: 'error' as const,
		empty: 'ignore' as const,
		id: undefined,
		...own,
	};
	const meanings = new FieldMeanings(kind, given.names, unknown);
	return valuesByProperty(fields, { meanings, empty, id });
};
const values = (value: object, leftOut: string[] = []) => ({ ok: true, value, leftOut });
const kinds: NameKind[] = ['columns', 'keys', 'fields'];

describe.each(kinds)('the values of %s', (kind) => {
	test('keep the names of properties', () => {
		expect(read({ firstname: 'A', error: 1 }, { kind })).toEqual(
			values({ firstname: 'A', error: 1 }),
		);
	});

	test('have no empty ones, unless they clear', () => {
		const fields = { firstname: ' ', error: null, other: undefined };
		expect(read(fields, { kind })).toEqual(values({}));
		expect(read(fields, { kind, empty: 'clear' })).toEqual(values({ firstname: ' ', error: null }));
	});

	test('have no record ID that is the key', () => {
		const fields = { id: ' \u200b7', hs_object_id: 7, firstname: 'A' };
		expect(read(fields, { kind, id: '7' })).toEqual(values({ firstname: 'A' }));
		expect(read(fields, { kind, id: '7', names: undefined })).toEqual(values({ firstname: 'A' }));
	});

	test('can have a member called __proto__, which does no harm', () => {
		const fields = JSON.parse('{"__proto__":{"polluted":"x"},"constructor":"y"}') as object;
		const result = read({ ...fields }, { kind, names: undefined });
		expect(result.ok && Object.keys(result.value)).toEqual(['__proto__', 'constructor']);
		expect({}).not.toHaveProperty('polluted');
	});
});

test.each<{ kind: NameKind; result: object }>([
	{ kind: 'columns', result: values({ createdate: 'x' }) },
	{ kind: 'keys', result: values({ createdate: 'x' }) },
	{ kind: 'fields', result: values({}, ['createdate']) },
])('a read-only property among $kind', ({ kind, result }) => {
	expect(read({ createdate: 'x' }, { kind })).toEqual(result);
});

describe('a field that the node itself adds to an item', () => {
	test.each([...outputFields])('%s is no property', (name) => {
		const result = values({}, name === 'id' ? ['id'] : []);
		for (const own of [{}, { names: undefined }]) {
			expect(read({ [name]: 'x' }, { kind: 'fields', ...own })).toEqual(result);
			expect(read({ [name]: 'x' }, { kind: 'keys', ...own })).toEqual(result);
		}
		expect(read({ [name]: 'x' }, { kind: 'columns' })).toEqual(values({ [name]: 'x' }));
	});

	test('is a property if the account has one of this name', () => {
		const own = new FieldNames(new Schema([definition({ name: 'id' })]));
		for (const kind of kinds) {
			expect(read({ id: '7' }, { kind, names: own })).toEqual(values({ id: '7' }));
		}
		// Of a whole item it is the record ID, as this node outputs it.
		expect(read({ id: '7' }, { kind: 'fields', names: own, id: '7' })).toEqual(values({}));
		expect(read({ id: '7' }, { kind: 'keys', names: own, id: '7' })).toEqual(values({ id: '7' }));
	});

	test('can be a property that has another name there', () => {
		expect(read({ propertyError: 'x' })).toEqual(values({ error: 'x' }));
		expect(read({ propertyError: 'x' }, { kind: 'columns' })).toEqual(
			values({ propertyError: 'x' }),
		);
	});
});

test('properties that HubSpot sets are left out of a whole item without a schema', () => {
	const fields = { hs_object_id: '8', createdate: 'x', firstname: 'A' };
	expect(read(fields, { names: undefined, id: '7' })).toEqual(
		values({ firstname: 'A' }, ['hs_object_id', 'createdate']),
	);
	expect(read(fields, { names: undefined, kind: 'keys' })).toEqual(values(fields));
});

describe('an unknown name', () => {
	const fields = { other: 1, ' other ': 2, firstname: 'A' };

	test('is left out if unknown properties are ignored, in the order of the item', () => {
		const all = { other: 1, createdate: 'x', ' other ': 2 };
		for (const kind of ['keys', 'fields'] as const) {
			expect(read(all, { kind, unknown: 'ignore' })).toEqual(values({}, Object.keys(all)));
		}
	});

	test('stays', () => {
		expect(read({ ' other ': 1 })).toEqual(values({ other: 1 }));
		expect(read({ ' other ': 1 }, { kind: 'columns' })).toEqual(values({ ' other ': 1 }));
		expect(read(fields)).toMatchObject({ failure: { code: 'FIELDS_FOR_ONE_PROPERTY' } });
	});
});

test('two fields for one property are refused, with what was left out before', () => {
	const named = "'First Name' and '\\ufefffirstname'";
	expect(read({ createdate: 1, 'First Name': 'A', '\ufefffirstname': 'A' })).toEqual({
		ok: false,
		failure: failureOf(
			problem('FIELDS_FOR_ONE_PROPERTY', { fields: named, name: 'firstname' }),
			'',
			'firstname',
		),
		leftOut: ['createdate'],
	});
});
