import { FoundRecords } from '../../../../nodes/CrmBatch/n8n/search/foundItems';

test.each([true, false])(
	'what is nested too deep in a record that was found is cut off (Simplify: %s)',
	(simplify) => {
		let deep: object = {};
		for (let level = 0; level < 100_000; level++) deep = { deep };
		const fields = new FoundRecords(simplify, []).toFields({ id: '1', properties: { deep } });
		expect(JSON.stringify(fields).length).toBeLessThan(300);
	},
);
