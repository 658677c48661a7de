import { keysFor } from '../../../../nodes/CrmBatch/hubspot/schema/matchBy';
import { toDefinitions } from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { object, operation } from '../../support/sentBatch';

const unique = (name: string, label = name, readOnlyValue = false) => ({
	name,
	label,
	hasUniqueValue: true,
	modificationMetadata: { readOnlyValue },
});
const properties = toDefinitions({
	results: [
		unique('zone', 'b'),
		unique('hs_unique_creation_key', 'Unique creation key', true),
		unique('account', 'C'),
		unique('hs_object_id'),
		unique('email', 'Email'),
		{ name: 'city', label: 'City' },
		unique('item_10', 'item 10'),
		unique('item_9', 'item 9'),
	],
});
const own = ['zone', 'account', 'item_9', 'item_10'];
const keys = (kind: 'contact' | 'ticket', name: 'read' | 'update' | 'upsert', of = properties) =>
	keysFor(operation(name), object(kind), of).map((property) => property.name);

test('are what every account has, and then the own ones that can be set, by label', () => {
	expect(keys('contact', 'read')).toEqual(['email', ...own]);
	expect(keys('contact', 'upsert')).toEqual(['email', ...own]);
	expect(keys('ticket', 'read')).toEqual(['zone', 'account', 'email', 'item_9', 'item_10']);
});

test('are not an e-mail in an update, whatever HubSpot says of it', () => {
	expect(keys('contact', 'update')).toEqual(own);
});

test('are none where the account has none', () => {
	expect(keys('contact', 'read', [])).toEqual([]);
	const city = properties.filter(({ name }) => name === 'city');
	expect(keys('ticket', 'upsert', city)).toEqual([]);
});
