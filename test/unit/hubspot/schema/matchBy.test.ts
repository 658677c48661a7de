import { matchByProperties } from '../../../../nodes/CrmBatch/hubspot/schema/matchBy';
import { toDefinitions } from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { object, type ObjectName } from '../../support/sentBatch';

const unique = (name: string, label = name, readOnlyValue = false) => ({
	name,
	label,
	hasUniqueValue: true,
	modificationMetadata: { readOnlyValue },
});
const results = [
	unique('zone', 'b'),
	unique('hs_unique_creation_key', 'Unique creation key', true),
	unique('account', 'C'),
	unique('hs_object_id'),
	unique('email', 'Email'),
	{ name: 'city', label: 'City' },
	unique('item_10', 'item 10'),
	unique('item_9', 'item 9'),
];
const own = ['zone', 'account', 'item_9', 'item_10'];
const names = (kind: ObjectName, of: readonly object[] = results) =>
	matchByProperties(object(kind), toDefinitions({ results: of }, object(kind))).map(
		(property) => property.name,
	);

test('the properties to match by are those of every account, then its own writable ones by label', () => {
	expect(names('contact')).toEqual(['email', ...own]);
	expect(names('ticket')).toEqual(['zone', 'account', 'email', 'item_9', 'item_10']);
});

test('there are no properties to match by if the account has none', () => {
	expect(names('contact', [])).toEqual([]);
	const city = results.filter(({ name }) => name === 'city');
	expect(names('ticket', city)).toEqual([]);
});
