import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** What HubSpot leaves out of a success without a word, and the node says. */
const sandbox = useSandbox();

const kept = (items: string) => `HubSpot kept its value of lifecyclestage for ${items}: `;
const stageOf = (id: string) => sandbox.current.record('contacts', id)?.properties.lifecyclestage;

describe.each(['update', 'upsert'])('a lifecycle stage that would go back (%s)', (operation) => {
	const seed = (name: string, lifecyclestage: string) =>
		seedOne('contacts', { email: `${name}@example.com`, lifecyclestage });

	const write = async (more: object = {}) => {
		const ids = [seed('a', 'customer'), seed('b', 'subscriber'), seed('c', 'opportunity')];
		const run = await runNode({
			resource: 'contact',
			operation,
			...(operation === 'upsert' && { matchBy: 'email' }),
			propertiesJson: '={{ { lifecyclestage: "lead" } }}',
			items: ids.map((id, item) => ({ id, email: `${'abc'.charAt(item)}@example.com` })),
			...more,
		});
		expect(ids.map(stageOf)).toEqual(['customer', 'lead', 'opportunity']);
		return run;
	};

	test('is named in its item and in a hint', async () => {
		const { items, errors, hints } = await write();
		expect(errors).toEqual([]);
		expect(items.map(({ json }) => [json.lifecyclestage, json.notWritten])).toEqual([
			['customer', ['lifecyclestage']],
			['lead', undefined],
			['opportunity', ['lifecyclestage']],
		]);
		expect(hints).toContainEqual(expect.stringContaining(kept('2 items (0, 2)')));
	});

	test('is named in a hint with Simplify off', async () => {
		const { items, hints } = await write({ simplify: false });
		expect(items.filter(({ json }) => 'notWritten' in json)).toEqual([]);
		expect(hints).toContainEqual(expect.stringContaining(kept('2 items (0, 2)')));
	});

	test('is named after a second try that sends the rest', async () => {
		sandbox.current.faults.add({
			when: { operation, nth: 2 },
			then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily' } },
		});
		const { items, hints, batches } = await write({
			options: { batchSize: 1, concurrency: 1 },
			onError: 'stopWorkflow',
			retryOnFail: true,
			maxTries: 2,
		});
		expect(batches).toHaveLength(4);
		expect(items.map(({ json }) => json.notWritten)).toEqual([
			['lifecyclestage'],
			undefined,
			['lifecyclestage'],
		]);
		expect(hints).toContainEqual(expect.stringContaining(kept('2 items (0, 2)')));
	});
});

test('a lifecycle stage that is cleared is not named', async () => {
	const id = seedOne('contacts', { email: 'a@example.com', lifecyclestage: 'customer' });
	const { items, hints } = await runNode({
		resource: 'contact',
		operation: 'update',
		propertiesJson: '={{ { lifecyclestage: "" } }}',
		options: { emptyValues: 'clear' },
		items: [{ id }],
	});
	expect(items[0]?.json).not.toHaveProperty('notWritten');
	expect(hints).toHaveLength(1);
	expect(stageOf(id)).toBeFalsy();
});

describe('a read of properties that HubSpot does not have', () => {
	const read = async (propertyNames: string[], notFound = 'error') =>
		await runNode({
			resource: 'contact',
			operation: 'get',
			propertyNames,
			options: { notFound },
			items: [{ id: seedOne('contacts', { email: 'a@example.com' }) }, { id: '404' }],
		});

	test('names them in a hint', async () => {
		const { items, hints, requests } = await read(['city', 'shoe_size', 'FirstName']);
		expect(items).toMatchObject([{ json: { city: null } }]);
		expect(hints[1]).toMatch(/HubSpot ignores names that it does not have: shoe_size, FirstName$/);
		expect(requests).toHaveLength(1);
	});

	test('has no hint if HubSpot has all of them', async () => {
		const { hints } = await read(['city', 'firstname'], 'empty');
		expect(hints).toHaveLength(1);
	});
});

test('a property that has another name in the item is named in a hint', async () => {
	sandbox.current.addProperty('contacts', { name: 'error', type: 'string', fieldType: 'text' });
	const { hints } = await runNode({
		resource: 'contact',
		operation: 'get',
		propertyNames: ['error'],
		items: [{ id: seedOne('contacts', { error: 'x', email: 'a@example.com' }) }],
	});
	expect(hints[1]).toMatch(/property error to propertyError$/);
});
