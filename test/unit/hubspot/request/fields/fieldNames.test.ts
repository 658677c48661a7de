import {
	FieldNames,
	tidyName,
	visibleName,
} from '../../../../../nodes/CrmBatch/hubspot/request/fields/fieldNames';
import { Schema } from '../../../../../nodes/CrmBatch/hubspot/schema/schema';
import { definition } from '../../../support/valueRules';

describe('a name', () => {
	test.each([
		{ name: 'email', tidy: 'email' },
		{ name: '\ufeffemail', tidy: 'email' },
		{ name: 'e\u200bm\u200ca\u200di\u2060l', tidy: 'email' },
		{ name: ' \t\u00a0First \u00a0\nName\u3000', tidy: 'First Name' },
		{ name: 'e\u0301', tidy: '\u00e9' },
		{ name: '\u0000\u0007x', tidy: 'x' },
		{ name: '\u200b \ufeff', tidy: '' },
		{ name: '', tidy: '' },
		{ name: '__proto__', tidy: '__proto__' },
		{ name: 'Größe 😀', tidy: 'Größe 😀' },
	])('is tidied: $name', ({ name, tidy }) => {
		expect(tidyName(name)).toBe(tidy);
	});

	test.each([
		{ name: 'First Name', visible: 'First Name' },
		{ name: '\ufeffid\u00a0', visible: '\\ufeffid\\u00a0' },
		{ name: 'a\u200bb\n', visible: 'a\\u200bb\\u000a' },
		{ name: 'a\u{e0001}', visible: 'a\\u{e0001}' },
	])('is shown with its invisible characters: $visible', ({ name, visible }) => {
		expect(visibleName(name)).toBe(visible);
	});
});

describe('the properties of a field', () => {
	const names = new FieldNames(
		new Schema([
			definition({ name: 'firstname', label: 'First Name' }),
			definition({ name: 'size', label: 'Shoe size' }),
			definition({ name: 'shirt', label: 'Size' }),
			definition({ name: 'city', label: ' City\u00a0of  birth ' }),
			definition({ name: 'a', label: 'Twice' }),
			definition({ name: 'b', label: 'Twice', isWritable: false }),
			definition({ name: 'c', label: 'TWICE' }),
			definition({ name: 'plan', label: 'Contract' }),
			definition({ name: 'contract', label: 'Plan' }),
			definition({ name: 'noname', label: '' }),
		]),
	);
	const found = (field: string) => names.propertiesOf(field).map(({ name }) => name);

	test.each([
		{ title: 'internal name', field: 'firstname', is: ['firstname'] },
		{ title: 'internal name before a label', field: 'size', is: ['size'] },
		{ title: 'label', field: 'First Name', is: ['firstname'] },
		{ title: 'label with other spaces', field: '\ufeffCity of birth', is: ['city'] },
		{ title: 'label before a name in another case', field: 'Size', is: ['shirt'] },
		{ title: 'label that is a name in another case', field: 'Plan', is: ['contract'] },
		{ title: 'name in another case', field: 'FirstNAME', is: ['firstname'] },
		{ title: 'label in another case', field: 'FIRST name', is: ['firstname'] },
		{ title: 'label of two, writable or not', field: 'Twice', is: ['a', 'b'] },
		{ title: 'label of one, exactly', field: 'TWICE', is: ['c'] },
		{ title: 'label of three in any case', field: 'twice', is: ['a', 'b', 'c'] },
		{ title: 'name of one and label of another in any case', field: 'SIZE', is: ['size', 'shirt'] },
		{ title: 'nothing', field: 'no', is: [] },
		{ title: 'empty name, in spite of an empty label', field: ' ', is: [] },
		{ title: 'name of a member that every object has', field: 'constructor', is: [] },
	])('by $title: $field', ({ field, is }) => {
		expect(found(field)).toEqual(is);
		// From the cache.
		expect(found(field)).toEqual(is);
	});
});
