import { failureOf, problem } from '../../../../../nodes/CrmBatch/hubspot/errors/problem';
import { FieldNames } from '../../../../../nodes/CrmBatch/hubspot/request/fields/fieldNames';
import { KeyFields } from '../../../../../nodes/CrmBatch/hubspot/request/fields/keyFields';
import { Schema } from '../../../../../nodes/CrmBatch/hubspot/schema/schema';
import { RECORD_ID } from '../../../../../nodes/CrmBatch/hubspot/tables/objects';
import { definition } from '../../../support/valueRules';

const names = new FieldNames(
	new Schema([
		definition({ name: 'code', label: 'Customer code' }),
		definition({ name: 'a', label: 'Twice' }),
		definition({ name: 'b', label: 'Twice' }),
	]),
);
const byName = new KeyFields();
const byLabel = new KeyFields(names);

test.each([
	{ fields: { code: 'C-1', Code2: 'x' }, is: 'C-1' },
	{ fields: { CODE: ' C-1 ' }, is: 'C-1' },
	{ fields: { '\ufeffcode': 1 }, is: '1' },
	{ fields: { code: '', Code: 'C-1' }, is: 'C-1' },
	{ fields: { code: 'C-1', Code: 'C-1 ' }, is: 'C-1' },
	{ fields: { 'Customer code': 'C-1' }, is: undefined },
	{ fields: { id: '1' }, is: undefined },
	{ fields: {}, is: undefined },
])('the key in $fields', ({ fields, is }) => {
	expect(byName.keyOf(fields, 'code')).toEqual({ ok: true, value: is });
});

test('the key in a field with the label of the property', () => {
	expect(byLabel.keyOf({ ' customer CODE': 'C-1' }, 'code')).toEqual({ ok: true, value: 'C-1' });
	expect(byLabel.keyOf({ Twice: 'C-1' }, 'a')).toEqual({ ok: true, value: undefined });
	// For another property the same field is not the key.
	expect(byLabel.keyOf({ 'Customer code': 'C-1' }, 'a')).toEqual({ ok: true, value: undefined });
});

test.each([
	{ fields: { code: '' }, why: problem('ID_EMPTY'), field: "Field 'code'" },
	{ fields: { Code: null, code: ' ' }, why: problem('ID_EMPTY'), field: "Field 'Code'" },
	{
		fields: { code: {} },
		why: problem('ID_NOT_TEXT', { type: 'of type object' }),
		field: "Field 'code'",
	},
	{
		fields: { code: '1', Code: '2', CODE: '3' },
		why: problem('KEY_FIELDS_DIFFER', { fields: "'code' and 'Code'" }),
		field: '',
	},
])('no key in $fields', ({ fields, why, field }) => {
	expect(byName.keyOf(fields, 'code')).toEqual({ ok: false, failure: failureOf(why, field) });
});

test.each([
	{ keys: byName, by: 'code', fields: "'code'" },
	{ keys: byLabel, by: 'code', fields: "'code' or 'Customer code'" },
	{ keys: byLabel, by: RECORD_ID, fields: "'id' or 'hs_object_id'" },
])('an item without $fields', ({ keys, by, fields }) => {
	expect(keys.missing(by)).toEqual(failureOf(problem('KEY_FIELD_MISSING', { fields })));
});
