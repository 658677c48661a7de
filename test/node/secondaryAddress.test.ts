import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { hideSchema, seedOne, useSandbox } from '../support/useSandbox';

/** A contact that is found by a secondary email address keeps its primary one. */
const sandbox = useSandbox();

const upsert = { resource: 'contact', operation: 'upsert', idProperty: 'email' };
const seedAda = () =>
	seedOne('contacts', { email: 'ada@example.com', hs_additional_emails: 'second@example.com' });
/** What is sent: the sandbox itself ignores a key that is sent as a property, HubSpot may not. */
const propertiesOf = (inputs: readonly IDataObject[]) => inputs.map(({ properties }) => properties);
const schema = ['email', 'firstname'].map((id) => ({ id, displayName: id, required: false }));
const mapper = (own: INodeParameters) => ({
	inputMode: 'mapper',
	properties: { schema: schema as unknown as INodeParameters[], ...own } satisfies INodeParameters,
});

const modes = [
	{
		mode: 'mapped column by column',
		given: mapper({
			mappingMode: 'defineBelow',
			value: { email: '={{ $json.email }}', firstname: '={{ $json.firstname }}' },
		}),
	},
	{ mode: 'mapped automatically', given: mapper({ mappingMode: 'autoMapInputData', value: null }) },
	{ mode: 'given as the whole item', given: { propertiesJson: '={{ $json }}' } },
	{
		mode: 'given as an object',
		given: { propertiesJson: '={{ { email: $json.email, firstname: $json.firstname } }}' },
	},
];

describe.each(modes)('$mode', ({ given }) => {
	test.each(['second@example.com', ' SECOND@Example.com'])(
		'the key %j is not written',
		async (email) => {
			for (const idValue of ['', '={{ $json.email }}', 'second@example.com']) {
				const id = seedAda();
				const { errors, inputs } = await runNode({
					...upsert,
					...given,
					idValue,
					items: [{ email, firstname: 'Ada' }],
				});
				expect(errors).toEqual([]);
				expect(propertiesOf(inputs)).toEqual([{ firstname: 'Ada' }]);
				expect(sandbox.current.record('contacts', id)?.properties).toMatchObject({
					email: 'ada@example.com',
					firstname: 'Ada',
				});
				sandbox.current.reset();
			}
		},
	);

	test('the key is not written without permission to read the schema', async () => {
		hideSchema();
		const id = seedAda();
		const { inputs } = await runNode({
			...upsert,
			...given,
			items: [{ email: 'second@example.com', firstname: 'Ada' }],
		});
		expect(propertiesOf(inputs)).toEqual([{ firstname: 'Ada' }]);
		expect(sandbox.current.record('contacts', id)?.properties.email).toBe('ada@example.com');
	});

	test('a new contact gets the key as its address', async () => {
		await runNode({ ...upsert, ...given, items: [{ email: 'new@example.com', firstname: 'N' }] });
		expect(sandbox.current.records('contacts')).toMatchObject([
			{ properties: { email: 'new@example.com', firstname: 'N' } },
		]);
	});
});

test('a label in the item is not written either', async () => {
	const id = seedAda();
	const items = [{ Email: 'second@example.com', 'First Name': 'Ada' }];
	const { errors, inputs } = await runNode({ ...upsert, items });
	expect(errors).toEqual([]);
	expect(propertiesOf(inputs)).toEqual([{ firstname: 'Ada' }]);
	expect(sandbox.current.record('contacts', id)?.properties).toMatchObject({
		email: 'ada@example.com',
		firstname: 'Ada',
	});
});

test('another address than the key is written', async () => {
	const id = seedAda();
	const items = [{ key: 'second@example.com', email: 'new@example.com' }];
	const { errors } = await runNode({
		...upsert,
		idValue: '={{ $json.key }}',
		propertiesJson: '={{ { email: $json.email } }}',
		items,
	});
	expect(errors).toEqual([]);
	expect(sandbox.current.record('contacts', id)?.properties.email).toBe('new@example.com');
});

test('of two items for one address the later one wins, even if it repeats the key', async () => {
	const id = seedAda();
	const { errors, inputs } = await runNode({
		...upsert,
		idValue: 'second@example.com',
		items: [{ email: 'new@example.com' }, { email: 'second@example.com', firstname: 'Ada' }],
	});
	expect(errors).toEqual([]);
	expect(propertiesOf(inputs)).toEqual([{ firstname: 'Ada' }]);
	expect(sandbox.current.record('contacts', id)?.properties).toMatchObject({
		email: 'ada@example.com',
		firstname: 'Ada',
	});
});

test('an update with nothing but the key has nothing to write', async () => {
	const { errors, batches } = await runNode({
		...upsert,
		operation: 'update',
		items: [{ email: 'second@example.com' }],
	});
	expect(errors).toMatchObject([{ error: problemLine('NOTHING_TO_WRITE', {}, 0) }]);
	expect(batches).toEqual([]);
});
