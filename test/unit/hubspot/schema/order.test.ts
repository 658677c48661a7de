import { inListOrder } from '../../../../nodes/CrmBatch/hubspot/schema/order';
import { toDefinitions } from '../../../../nodes/CrmBatch/hubspot/schema/definition';
import { object } from '../../support/sentBatch';

const property = (name: string, label: string, more: object = {}) => ({ name, label, ...more });
const hubspots = { hubspotDefined: true };

test('the order is main properties, the account’s own, HubSpot’s others, hidden ones; each by label', () => {
	const properties = toDefinitions(
		{
			results: [
				property('hidden_own', 'A', { hidden: true }),
				property('zip', 'Zip', hubspots),
				property('own_b', 'own 10'),
				property('lastname', 'Last Name', hubspots),
				property('own_a', 'Own 9'),
				property('city', 'city', hubspots),
				property('email', 'Email', { ...hubspots, hidden: true }),
				property('hs_secret', 'B', { ...hubspots, hidden: true }),
				property('twin_2', 'City', hubspots),
			],
		},
		object('contact'),
	);
	expect(inListOrder(properties, object('contact')).map(({ name }) => name)).toEqual([
		'email',
		'lastname',
		'own_a',
		'own_b',
		'city',
		'twin_2',
		'zip',
		'hidden_own',
		'hs_secret',
	]);
});
