import { firstLine, outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { seedOne, useSandbox, withoutStatus } from '../support/useSandbox';

/** Records to link to that are named by a property: they are looked up before anything is written. */
const sandbox = useSandbox();

const LINK = 'associations/batch/associate/default';

const byEmail = {
	association: [
		{
			toObjectType: 'contact',
			toIdProperty: 'email',
			toObjectId: '={{ $json.contact }}',
			associationType: '',
		},
	],
};

/** Creates a ticket for each contact, and links the two. */
const createFor = (contacts: readonly string[], own: Partial<NodeOptions> = {}) =>
	runNode({
		resource: 'ticket',
		operation: 'create',
		propertiesJson: '={{ { subject: "T " + $itemIndex, hs_pipeline_stage: "1" } }}',
		associations: byEmail,
		items: contacts.map((contact) => ({ contact })),
		...own,
	});

const field = "'To Record ID' of an association";
const words = (value: string) => ({ object: 'contact', property: 'email', value });

test('a create links to the contact with an email address, in any case', async () => {
	const id = seedOne('contacts', { email: 'ada@x.example' });
	const { items, batches } = await createFor([' ADA@x.example ', 'ada@x.example', '']);
	expect(items).toHaveLength(3);
	expect(batches).toEqual(['read 1 → 200', 'create 3 → 201']);
	const links = sandbox.current.records('tickets').flatMap(({ associations }) => associations);
	expect(links.map(({ toObjectId }) => toObjectId)).toEqual([id, id]);
});

test('several addresses are separated by commas, and are looked up together', async () => {
	seedOne('contacts', { email: 'a@x.example' });
	seedOne('contacts', { email: 'b@x.example' });
	const { items, batches } = await createFor(['a@x.example, b@x.example']);
	expect(items).toHaveLength(1);
	expect(batches).toEqual(['read 2 → 200', 'create 1 → 201']);
	expect(sandbox.current.records('tickets')[0]?.associations).toHaveLength(2);
});

test('an upsert links to a record by a unique property whose value has a comma', async () => {
	sandbox.current.seed('tickets', [
		{ subject: 'T', hs_pipeline_stage: '1', external_reference: 'A, 1' },
	]);
	const { items, batches } = await runNode({
		resource: 'contact',
		operation: 'upsert',
		matchBy: 'email',
		associations: {
			association: [
				{ toObjectType: 'ticket', toIdProperty: 'external_reference', toObjectId: 'A, 1' },
			],
		},
		items: [{ email: 'ada@x.example' }],
	});
	expect(items).toHaveLength(1);
	expect(batches).toEqual(['read 1 → 200', 'upsert 1 → 200', `${LINK} 1 → 200`]);
});

test('an object without a resource of its own is named as it is given', async () => {
	const association = { ...byEmail.association[0], toObjectType: 'line_items' };
	const { errors } = await createFor(['no@x.example'], {
		associations: { association: [{ ...association, toIdProperty: 'hs_sku' }] },
	});
	expect(String(errors[0]?.error)).toContain(
		"The record of line items with the hs_sku 'no@x.example'",
	);
});

describe('a record that is not found', () => {
	const line = problemLine('LINK_TARGET_NOT_FOUND', { ...words('no@x.example'), field }, 1);

	test('fails its item before anything is written, and no other', async () => {
		seedOne('contacts', { email: 'ada@x.example' });
		const { items, errors, inputs } = await createFor(['ada@x.example', 'no@x.example']);
		expect(items).toHaveLength(1);
		expect(errors).toMatchObject([{ item: 1, error: line, details: { outcome: 'failed' } }]);
		expect(inputs).toHaveLength(3);
	});

	test('stops the workflow before anything is written with On Error = Stop', async () => {
		seedOne('contacts', { email: 'ada@x.example' });
		const { thrown, batches } = await createFor(['ada@x.example', 'no@x.example'], {
			onError: 'stopWorkflow',
		});
		expect(firstLine(thrown?.description)).toBe('1 failed, 1 not sent');
		expect(withoutStatus(batches)).toEqual(['read 2']);
	});
});

test('a property that is not unique fails the item with the reason of HubSpot', async () => {
	const association = { ...byEmail.association[0], toIdProperty: 'firstname' };
	const { errors, batches } = await createFor(['Ada'], {
		associations: { association: [association] },
	});
	expect(errors).toMatchObject([{ item: 0, details: { outcome: 'failed' } }]);
	expect(String(errors[0]?.error)).toContain(
		"The contact with the firstname 'Ada' cannot be looked up",
	);
	expect(batches).toEqual(['read 1 → 400']);
});

test('an outage of the lookup holds the item back, and the others are written', async () => {
	sandbox.current.faults.add({ when: { operation: 'read' }, then: { status: 503, body: '' } });
	const { items, errors } = await createFor(['', 'ada@x.example'], { options: { maxWait: 0 } });
	expect(items).toMatchObject([{ item: 0 }]);
	const said = refusalLine('outage', { status: '503' });
	const line = problemLine('LINK_TARGET_NOT_READ', { ...words('ada@x.example'), said });
	expect(errors).toMatchObject([
		{ item: 1, error: outcomeLine('notSent', line), details: { outcome: 'notSent' } },
	]);
});

test('a lookup is sent again after a lost reply', async () => {
	seedOne('contacts', { email: 'ada@x.example' });
	sandbox.current.faults.add({ when: { operation: 'read', nth: 1 }, then: 'resetAfter' });
	const { items } = await createFor(['ada@x.example']);
	expect(items).toHaveLength(1);
});

test('10,000 contacts are upserted and linked to companies by a unique property', async () => {
	const count = 10_000;
	sandbox.current.addProperty('companies', {
		...{ name: 'vat_number', label: 'VAT number', type: 'string', fieldType: 'text' },
		hasUniqueValue: true,
	});
	const rows = Array.from({ length: count }, (_, item) => ({ name: 'C', vat_number: `V${item}` }));
	sandbox.current.seed('companies', rows);
	const { items, requests, batches } = await runNode({
		resource: 'contact',
		operation: 'upsert',
		matchBy: 'email',
		propertiesJson: '={{ { firstname: "A" } }}',
		associations: {
			association: [
				{ toObjectType: 'company', toIdProperty: 'vat_number', toObjectId: '={{ $json.vat }}' },
			],
		},
		items: rows.map(({ vat_number: vat }, item) => ({ email: `c${item}@x.example`, vat })),
	});
	expect(items).toHaveLength(count);
	const counts = ['read 100 → 200', 'upsert 100 → 200', `${LINK} 2000 → 200`].map(
		(call) => batches.filter((one) => one === call).length,
	);
	expect(counts).toEqual([100, 100, 5]);
	// And the account's properties, once.
	expect(requests).toHaveLength(206);
}, 120_000);
