import { eachOnce, itemIndexes } from '../../support/items';
import { seedOne, useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** Each operation, with one item that HubSpot does not accept where it has such. */
const sandbox = useSandbox();

const contacts = [0, 1, 2].map((item) => ({
	email: `p${item}@example.com`,
	firstname: `P${item}`,
}));

onEachEngine((n8n) => {
	test('create', async () => {
		const { items, errors, batches } = await n8n.run({
			resource: 'ticket',
			operation: 'create',
			items: [0, 1, 2].map((item) => ({ subject: `T${item}`, hs_pipeline_stage: '1' })),
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.subject)).toEqual(['T0', 'T1', 'T2']);
		expect(batches).toEqual(['create 3 → 201']);
	});
});
