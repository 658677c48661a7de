import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

/** Creates a ticket that is linked to a contact. */
const createLinkedTicket = async (toObjectId: string, associationType: string) =>
	await runNode({
		resource: 'ticket',
		operation: 'create',
		associations: { association: [{ toObjectType: 'contact', toObjectId, associationType }] },
		items: [{ subject: 'T', hs_pipeline_stage: '1' }],
	});

test('a create links the new record', async () => {
	const id = seedOne('contacts', { email: 'ada@example.com' });
	const { items } = await createLinkedTicket(id, '16');
	expect(items).toMatchObject([{ item: 0 }]);
	expect(sandbox.current.records('tickets')).toMatchObject([
		{ associations: [{ toObjectId: id }] },
	]);
});

test.each([
	{ type: '16', id: 16, category: 'HUBSPOT_DEFINED' },
	{ type: 'USER_DEFINED:42', id: 42, category: 'USER_DEFINED' },
])('Association Type $type is sent as category and ID', async ({ type, id, category }) => {
	const { inputs } = await createLinkedTicket('1', type);
	const types = [{ associationCategory: category, associationTypeId: id }];
	expect(inputs).toMatchObject([{ associations: [{ to: { id: '1' }, types }] }]);
});

test.each([
	{
		to: 'ada@example.com',
		type: '16',
		line: problemLine(
			'EMAIL_AS_RECORD_ID',
			{ field: "'To Record ID' of an association", value: 'ada@example.com' },
			0,
		),
	},
	{
		to: 'Ada',
		type: '16',
		line: problemLine(
			'ASSOCIATION_TARGET_INVALID',
			{ field: "'To Record ID' of an association", value: 'Ada' },
			0,
		),
	},
	{ to: '1', type: 'contact', line: problemLine('ASSOCIATION_TYPE_INVALID', {}, 0) },
	{ to: '1', type: '0', line: problemLine('ASSOCIATION_TYPE_INVALID', {}, 0) },
	{ to: '1', type: '2147483648', line: problemLine('ASSOCIATION_TYPE_INVALID', {}, 0) },
])('an association to "$to" of type $type fails the item', async ({ to, type, line }) => {
	const { errors, requests } = await createLinkedTicket(to, type);
	expect(errors).toMatchObject([{ item: 0, error: line }]);
	expect(requests).toEqual([]);
});

test.each(['', ' ', '\u200b', '={{ $json.missing }}', '={{ [] }}'])(
	'the blank To Record ID %j makes no link',
	async (to) => {
		const { items, inputs } = await createLinkedTicket(to, '');
		expect(items).toMatchObject([{ item: 0 }]);
		expect(inputs).toHaveLength(1);
		expect(inputs[0]).not.toHaveProperty('associations');
	},
);

test.each([
	'={{ [$json.one, $json.two, $json.one] }}',
	'={{ JSON.stringify([$json.one, $json.two]) }}',
	'={{ $json.one }}, {{ $json.two }}',
	'={{ $json.one }};{{ $json.two }};;{{ $json.one }}',
])('the list %s makes a link to each record', async (toObjectId) => {
	const [one, two] = ['a', 'b'].map((name) => seedOne('contacts', { email: `${name}@x.example` }));
	const { items } = await runNode({
		resource: 'ticket',
		operation: 'create',
		associations: { association: [{ toObjectType: 'contact', toObjectId, associationType: '' }] },
		propertiesJson: '={{ { subject: "T", hs_pipeline_stage: "1" } }}',
		items: [{ one, two }],
	});
	expect(items).toMatchObject([{ item: 0 }]);
	const [ticket] = sandbox.current.records('tickets');
	expect(ticket?.associations.map((link) => link.toObjectId).sort()).toEqual([one, two].sort());
});
