import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { createTickets, OWNER, ticket, upsertContactsByNumber } from '../support/manyItems';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** What may not depend on the part of 200 items that an item is in. */
const sandbox = useSandbox();
const expired = { status: 401, body: { status: 'error', category: 'EXPIRED_AUTHENTICATION' } };

test('items of one record are one write, if no item of the first part can be read', async () => {
	const { inputs } = await runNode({
		...upsertContactsByNumber,
		items: eachOnce(500).map((item): IDataObject => {
			if (item < 200) return { customer_number: '', firstname: `C ${item}` };
			const field = item === 250 ? 'Customer number' : 'customer_number';
			const number = [250, 450].includes(item) ? 'N-same' : `N-${item}`;
			return { [field]: number, firstname: `C ${item}` };
		}),
	});
	expect(inputs.filter(({ id }) => id === 'N-same')).toMatchObject([
		{ properties: { firstname: 'C 450' } },
	]);
});

test('items of one record are one write, if Retry On Fail finds the first part settled', async () => {
	seedOne('contacts', { email: 'taken@x.io', customer_number: 'T' });
	sandbox.current.faults.add({ when: { operation: 'owners', nth: 1 }, then: expired });
	const { inputs } = await runNode({
		...upsertContactsByNumber,
		retryOnFail: true,
		maxTries: 2,
		onError: 'continueRegularOutput',
		items: eachOnce(700).map((item): IDataObject => {
			const field = item === 450 ? 'Customer number' : 'customer_number';
			return {
				[field]: [450, 650].includes(item) ? 'N-same' : `N-${item}`,
				firstname: `C ${item}`,
				...(item === 0 && { email: 'taken@x.io' }),
				...(item === 500 && { hubspot_owner_id: OWNER }),
			};
		}),
	});
	expect(inputs.filter(({ id }) => id === 'N-same')).toMatchObject([
		{ properties: { firstname: 'C 650' } },
	]);
});

test.each([200, 201])(
	'a key that throws when it is read fails only its item, of %i items',
	async (count) => {
		const throws = {
			firstname: 'bad',
			'Customer number': {
				toString: () => {
					throw new Error('boom');
				},
			},
			'CUSTOMER NUMBER': 'x',
		} as unknown as IDataObject;
		const { errors } = await runNode({
			...upsertContactsByNumber,
			items: eachOnce(count).map((item) =>
				item === 150 ? throws : { 'Customer number': `N-${item}`, firstname: `C ${item}` },
			),
		});
		expect(itemIndexes(errors)).toEqual([150]);
	},
);

test.each([100, 300])(
	'a label of a sensitive property is known in all parts, if item %i has a name that is not listed',
	async (trigger) => {
		const text = { type: 'string', fieldType: 'text', dataSensitivity: 'sensitive' } as const;
		sandbox.current.addProperty('tickets', { ...text, name: 'iban', label: 'Bank account' });
		sandbox.current.addProperty('tickets', { ...text, name: 'bic', label: 'Bank code' });
		const { inputs } = await runNode({
			...createTickets,
			inputMode: 'mapper',
			properties: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
			items: eachOnce(400).map((item) =>
				ticket(item, { 'Bank account': `DE ${item}`, ...(item === trigger && { bic: 'X' }) }),
			),
		});
		const written = inputs.filter(
			({ properties }) => (properties as IDataObject).iban !== undefined,
		);
		expect(written).toHaveLength(400);
	},
);

test.each([100, 300])(
	'with Stop Workflow too, if item %i has the name of the sensitive property',
	async (trigger) => {
		const text = { type: 'string', fieldType: 'text', dataSensitivity: 'sensitive' } as const;
		sandbox.current.addProperty('tickets', { ...text, name: 'iban', label: 'Bank account' });
		const { items } = await runNode({
			...createTickets,
			onError: 'stopWorkflow',
			propertiesJson: '={{ $json }}',
			items: eachOnce(400).map((item) =>
				ticket(item, { [item === trigger ? 'iban' : 'Bank account']: `DE ${item}` }),
			),
		});
		expect(items).toHaveLength(400);
	},
);

test.each([100, 300])(
	'the run waits once for lists that are down, if item %i needs the second one',
	async (at) => {
		const text = { type: 'string', fieldType: 'text', dataSensitivity: 'sensitive' } as const;
		sandbox.current.addProperty('tickets', { ...text, name: 'iban' });
		const down = { status: 503, body: '<html>down</html>' };
		sandbox.current.faults.add({ when: { operation: 'owners' }, then: down });
		const nth = eachOnce(20).map((one) => one + 2);
		sandbox.current.faults.add({ when: { operation: 'properties', nth }, then: down });
		const { requests } = await runNode({
			...createTickets,
			options: { maxWait: 2 },
			items: eachOnce(400).map((item) =>
				ticket(item, {
					...(item === 0 && { hubspot_owner_id: OWNER }),
					...(item === at && { iban: 'x' }),
				}),
			),
		});
		const failed = requests.filter(({ status }) => status === 503);
		const owners = failed.filter(({ operation }) => operation === 'owners').length;
		expect(Math.min(owners, failed.length - owners)).toBe(1);
	},
);

test('no links are requested after a list that ended the run', async () => {
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: expired });
	const contact = seedOne('contacts', { email: 'a@x.io' });
	const seeded = sandbox.current.seed(
		'tickets',
		eachOnce(600).map((item) => ({ subject: `T${item}`, hs_pipeline_stage: '1' })),
	);
	const { requests } = await runNode({
		resource: 'ticket',
		operation: 'update',
		idProperty: 'hs_object_id',
		idValue: '={{ $json.key }}',
		propertiesJson: '={{ $json.values }}',
		associations: { association: [{ toObjectType: 'contact', toObjectId: contact }] },
		items: seeded.map(({ id }, item) => ({
			key: id,
			values: { subject: 'x', ...(item === 450 && { hubspot_owner_id: OWNER }) },
		})),
	});
	expect(requests.at(-1)?.operation).toBe('owners');
});
