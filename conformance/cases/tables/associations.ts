import { at, errorsOf, listAt, messageOf, resultsOf, textAt } from '../../api/json';
import { MISSING_ID, NO_ID } from '../../api/ownRecords';
import type { ApiRequest } from '../../api/request';
import type { Case } from '../case';
import { byFact, byStatus } from '../decisions';
import type { Fixtures } from '../fixtures';
import {
	batch,
	CONTACT_TO_TICKET,
	linkBatch,
	pair,
	TICKET_TO_CONTACT,
	traced,
	UNKNOWN_TYPE,
} from '../requests';

const ONE = '/crm/v4/objects/contacts';

const readLinks = (f: Fixtures, contact: string): ApiRequest => ({
	method: 'GET',
	path: `${ONE}/${f.id(contact)}/associations/tickets`,
});

const putLink = (from: string, to: string, types: readonly object[]): ApiRequest => ({
	method: 'PUT',
	path: `${ONE}/${from}/associations/tickets/${to}`,
	body: types,
});

/** Inputs of a create of two tickets, one with an association. */
const ticketsWith = (f: Fixtures, name: string, id: string, type: object): object[] => [
	{ properties: f.ticket(`${name}-good`) },
	{ properties: f.ticket(name), associations: [{ to: { id }, types: [type] }] },
];

/** Associations between contacts and tickets. */
export const ASSOCIATION_CASES: readonly Case[] = [
	{
		id: 'link-put',
		asks: 'A PUT of a label of a contact and a ticket: are the ids numbers?',
		rows: ['`associationIdsAsNumbers`', 'A reply to new labels has an address'],
		requests: (f) => [putLink(f.id('ada'), f.id('t1'), [CONTACT_TO_TICKET])],
		headers: ['location'],
		decides: {
			associationIdsAsNumbers: byFact('fromObjectId is a number', ([reply]) => {
				const id = at(reply?.body, 'fromObjectId');
				return id === undefined ? undefined : typeof id === 'number';
			}),
		},
	},
	{
		id: 'link-put-unknown',
		asks: 'A PUT of a label to a ticket that does not exist',
		rows: [
			'`associationErrors`',
			'`One or more associations are invalid`',
			'`<TYPE>=<id> is not valid`',
			'A `PUT` of labels looks for the records',
		],
		requests: (f) => [putLink(f.id('ada'), MISSING_ID, [CONTACT_TO_TICKET])],
		decides: { associationErrors: byStatus({ 400: 'refuseRequest', 404: 'byRecord' } as const) },
	},
	{
		id: 'link-put-type',
		asks: 'A PUT of an association type that does not exist',
		rows: ['`<category>=<id> is not a valid association definition id`'],
		requests: (f) => [putLink(f.id('ada'), f.id('t1'), [UNKNOWN_TYPE])],
	},
	{
		id: 'link-create-type',
		asks: 'A batch create of tickets with trace ids, one with an association type that does not exist',
		rows: ['`associationErrors`', '`<category>=<id> is not a valid association definition id`'],
		requests: (f) => [
			batch('tickets', 'create', [
				...traced([
					{ properties: f.ticket('lc-control') },
					{ properties: f.ticket('lc-bad', { hs_pipeline_stage: '999999' }) },
				]),
			]),
			batch('tickets', 'create', traced(ticketsWith(f, 'lc', f.id('ada'), UNKNOWN_TYPE))),
		],
		decides: {
			associationErrors: {
				means: 'status 400: refuseRequest, an error item: byRecord',
				read: ([control, reply]) => {
					if (errorsOf(control).length === 0 || (control?.status ?? 0) >= 300) return undefined;
					if (reply?.status === 400) return 'refuseRequest';
					return errorsOf(reply).length > 0 ? 'byRecord' : undefined;
				},
			},
		},
	},
	{
		id: 'link-create-direction',
		asks: 'A create of a ticket with an association type of the other direction',
		rows: [
			'A create with an association type of another direction is refused',
			'`invalid from object type <type> for associations to be created.',
		],
		requests: (f) => [
			batch('tickets', 'create', ticketsWith(f, 'ld', f.id('ada'), CONTACT_TO_TICKET)),
		],
	},
	{
		id: 'link-create-unknown',
		asks: 'A create of a ticket with an association to a contact that does not exist',
		rows: ['`refuseUnknownAssociationTargets`'],
		requests: (f) => [
			batch('tickets', 'create', ticketsWith(f, 'lu', MISSING_ID, TICKET_TO_CONTACT)),
		],
		decides: {
			refuseUnknownAssociationTargets: byStatus({ 400: true, 404: true, 201: false }),
		},
	},
	{
		id: 'link-create',
		asks: 'A create of a ticket with an association: is it on both records?',
		rows: ['A read of a record returns its associations, and a create adds them on both records'],
		requests: (f) => [
			batch('tickets', 'create', ticketsWith(f, 'lk', f.id('bob'), TICKET_TO_CONTACT)),
			readLinks(f, 'bob'),
			{
				method: 'GET',
				path: `/crm/v3/objects/contacts/${f.id('bob')}?associations=tickets`,
			},
		],
		facts: ([, list, contact]) => ({
			associated: resultsOf(list).length,
			inRecord: listAt(contact?.body, 'associations', 'tickets', 'results').length > 0,
		}),
	},
	{
		id: 'link-no-types',
		asks: 'A batch create of an association without types: is something associated?',
		rows: ['`emptyAssociationTypes`'],
		requests: (f) => [
			linkBatch('create', [{ ...pair(f.id('cy'), f.id('t2')), types: [] }]),
			readLinks(f, 'cy'),
		],
		decides: {
			emptyAssociationTypes: {
				means: 'nothing: ignored, the default association: default',
				read: ([made, read]) => {
					if ((made?.status ?? 0) >= 300 || read?.status !== 200) return undefined;
					return resultsOf(read).length === 0 ? 'ignored' : 'default';
				},
			},
		},
	},
	{
		id: 'link-default',
		asks: 'A batch of default associations, one to a ticket that does not exist',
		rows: [
			'`defaultAssociationsAnswer207`',
			'A default association is reported in both directions',
			'`No <type> with ID <id> exists`',
		],
		requests: (f) => [
			linkBatch('associate/default', [
				pair(f.id('dee'), f.id('t3')),
				pair(f.id('dee'), MISSING_ID),
			]),
		],
		decides: { defaultAssociationsAnswer207: byStatus({ 207: true, 200: false }) },
	},
	...(['v3', '2026-03', '2026-09'] as const).map(
		(version): Case => ({
			id: `link-batch-${version}`,
			asks: `A batch create of associations in version ${version === 'v3' ? 'v4' : version}, one to a ticket that does not exist`,
			rows: [
				'A 207 reports the failed inputs',
				'2026-09 replies to a batch create with 200 instead of 201',
				'An unknown record is a 404 with a subcategory',
			],
			requests: (f) => [
				linkBatch(
					'create',
					[f.id('t4'), MISSING_ID].map((to) => ({
						...pair(f.id('eve'), to),
						types: [CONTACT_TO_TICKET],
					})),
					version,
				),
			],
		}),
	),
	{
		id: 'link-read-invalid',
		asks: 'A batch read of associations with something that is no id',
		rows: ['`invalidIdInAssociationRead`', '`<id> is not a valid ID`'],
		requests: (f) => [linkBatch('read', [{ id: f.id('ada') }, { id: NO_ID }])],
		decides: {
			invalidIdInAssociationRead: {
				means: 'status 400: refused, an error item: item',
				read: ([reply]) => {
					if (reply?.status === 400) return 'refused';
					return errorsOf(reply).length > 0 ? 'item' : undefined;
				},
			},
		},
	},
	{
		id: 'link-read-none',
		asks: 'A batch read of the associations of a contact that has none',
		rows: ['`No <type> is associated with <type> <id>.`'],
		requests: (f) => [linkBatch('read', [{ id: f.id('gus') }])],
	},
	{
		id: 'link-itself',
		asks: 'An association of a contact with itself',
		rows: [
			'A record cannot be associated with itself',
			'`Object <id> cannot be associated to itself',
		],
		requests: (f) => [
			{
				method: 'PUT',
				path: `${ONE}/${f.id('ada')}/associations/default/contacts/${f.id('ada')}`,
			},
		],
	},
	...(['v3', '2026-09'] as const).map(
		(version): Case => ({
			id: `link-archive-${version}`,
			asks: `A batch archive of an association that does not exist, in version ${version === 'v3' ? 'v4' : version}`,
			rows: ['An archive of associations replies with 204'],
			requests: (f) => [
				linkBatch('archive', [{ from: { id: f.id('gus') }, to: [{ id: f.id('t8') }] }], version),
			],
		}),
	),
	{
		id: 'link-permission',
		asks: 'May the user of the token edit associations, as version 2026-09 checks?',
		rows: ['`mayEditAssociations`', "`Missing 'Edit Associations' permission.`"],
		requests: (f) => [linkBatch('associate/default', [pair(f.id('fay'), f.id('t5'))], '2026-09')],
		decides: {
			mayEditAssociations: {
				means: 'success: true, "Edit Associations": false',
				read: ([reply]) => {
					if (messageOf(reply).includes('Edit Associations')) return false;
					const made = listAt(reply?.body, 'results').length > 0;
					return made ? true : undefined;
				},
			},
		},
	},
	{
		id: 'link-primary',
		asks: 'Is the first company of a contact its primary one?',
		rows: ['The first company is primary until another one is made primary'],
		requests: (f) => {
			const path = `${ONE}/${f.id('gus')}/associations`;
			return [
				{ method: 'PUT', path: `${path}/default/companies/${f.id('c1')}` },
				{ method: 'GET', path: `${path}/companies` },
			];
		},
		compare: ['status'],
		facts: ([, list]) => ({
			types: listAt(list?.body, 'results', 0, 'associationTypes')
				.map((one) => textAt(one, 'typeId'))
				.sort(),
		}),
	},
];
