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
		to: '',
		type: '16',
		line: problemLine('ID_EMPTY', { field: "'To Record ID' of an association" }, 0),
	},
	{
		to: '1',
		type: 'contact',
		line: problemLine('ASSOCIATION_TYPE_INVALID', {}, 0),
	},
])('an association to "$to" of type $type fails the item', async ({ to, type, line }) => {
	const { errors, requests } = await createLinkedTicket(to, type);
	expect(errors).toMatchObject([{ item: 0, error: line }]);
	expect(requests).toEqual([]);
});
