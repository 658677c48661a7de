import { linkGroup, linkRequest } from '../../../../nodes/CrmBatch/hubspot/associations/endpoints';
import {
	mergeLinks,
	type LinkAction,
	type OwnedLink,
} from '../../../../nodes/CrmBatch/hubspot/associations/link';
import { apiVersions } from '../../../../nodes/CrmBatch/hubspot/tables/endpoints';
import type { AssociationType } from '../../../../nodes/CrmBatch/hubspot/tables/request';
import { object } from '../../support/sentBatch';

const usual: AssociationType = { category: 'HUBSPOT_DEFINED', typeId: 15 };
const label: AssociationType = { category: 'USER_DEFINED', typeId: 3 };

const link = (id: string, types: readonly AssociationType[], owners: number[] = []): OwnedLink => ({
	from: { object: object('contact'), id: '1' },
	to: { object: object('ticket'), id },
	types,
	owners,
});

const spec = { associationCategory: 'USER_DEFINED', associationTypeId: 3 };

test.each<{ action: LinkAction; types: AssociationType[]; rest: string; input: object }>([
	{
		action: 'make',
		types: [],
		rest: 'batch/associate/default',
		input: { from: { id: '1' }, to: { id: '7' } },
	},
	{
		action: 'make',
		types: [label],
		rest: 'batch/create',
		input: { from: { id: '1' }, to: { id: '7' }, types: [spec] },
	},
	{
		action: 'remove',
		types: [],
		rest: 'batch/archive',
		input: { from: { id: '1' }, to: [{ id: '7' }] },
	},
	{
		action: 'remove',
		types: [label],
		rest: 'batch/labels/archive',
		input: { from: { id: '1' }, to: { id: '7' }, types: [spec] },
	},
])('$action with $types.length types is sent to $rest', ({ action, types, rest, input }) => {
	expect(linkRequest([link('7', types)], action, apiVersions.v3)).toEqual({
		path: `/crm/v4/associations/contacts/tickets/${rest}`,
		body: { inputs: [input] },
		scopes: ['crm.objects.contacts.write', 'tickets'],
	});
});

test('links with and without types do not share a request', () => {
	expect(linkGroup(link('7', []), 'make')).not.toBe(linkGroup(link('7', [label]), 'make'));
	expect(linkGroup(link('7', []), 'make')).toBe(linkGroup(link('8', []), 'make'));
});

describe('links for one pair of records become one', () => {
	test('with the types of all, because HubSpot replaces labels', () => {
		const links = [link('7', [label], [0]), link('8', [], [1]), link('7', [usual, label], [2])];
		expect(mergeLinks(links, 'make')).toEqual([
			link('7', [label, usual], [0, 2]),
			link('8', [], [1]),
		]);
	});

	test('a new link with a label includes the usual one', () => {
		const links = [link('7', [], [0]), link('7', [label], [1])];
		expect(mergeLinks(links, 'make')).toEqual([link('7', [label], [0, 1])]);
	});

	test('a link that is removed takes its labels with it', () => {
		const links = [link('7', [label], [0]), link('7', [], [1])];
		expect(mergeLinks(links, 'remove')).toEqual([link('7', [], [0, 1])]);
	});
});
