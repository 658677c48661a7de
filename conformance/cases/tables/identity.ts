import { at, resultsOf, textAt } from '../../api/json';
import type { ApiReply } from '../../api/request';
import type { Case } from '../case';
import { byFact, byStatus } from '../decisions';
import { batch, created, linkBatch, pair, single } from '../requests';

const firstname = (value: string) => ({ firstname: value });

/** How records are identified: by id, e-mail address or unique property, before and after a merge. */
export const IDENTITY_CASES: readonly Case[] = [
	{
		id: 'update-by-email',
		asks: 'A batch update of a contact by its e-mail address',
		rows: ['`updateByEmail`', '`Unable to perform update/upsert by non-unique'],
		requests: (f) => [
			batch('contacts', 'update', [
				{ id: f.email('fay'), idProperty: 'email', properties: firstname('Fay') },
			]),
		],
		decides: { updateByEmail: byStatus({ 200: true, 207: true, 400: false }) },
	},
	...(['update', 'upsert'] as const).map(
		(operation): Case => ({
			id: `${operation}-by-record-id-property`,
			asks: `A batch ${operation} with the id property hs_object_id`,
			rows: ['A write by a property that is not unique'],
			requests: (f) => [
				batch('contacts', operation, [
					{ id: f.id('fay'), idProperty: 'hs_object_id', properties: { lastname: f.mark } },
				]),
			],
		}),
	),
	{
		id: 'upsert-by-other-property',
		asks: 'A batch upsert by a property that is not unique',
		rows: ['A write by a property that is not unique'],
		requests: (f) => [
			batch('contacts', 'upsert', [
				{ id: f.mark, idProperty: 'lastname', properties: firstname('X') },
			]),
		],
	},
	{
		id: 'read-by-other-property',
		asks: 'A batch read by a property that is not unique',
		rows: ['A read by a property that is not unique is a 400'],
		requests: (f) => [batch('contacts', 'read', [{ id: f.mark }], { idProperty: 'lastname' })],
	},
	{
		id: 'email-case',
		asks: 'A batch read by an e-mail address in upper case',
		rows: [],
		requests: (f) => [
			batch('contacts', 'read', [{ id: f.email('ada').replace('ada@', 'ADA@') }], {
				idProperty: 'email',
				properties: ['email'],
			}),
		],
		values: () => ['email'],
	},
	{
		id: 'custom-key',
		asks: 'Read, update and upsert by a custom unique property',
		rows: ['A custom unique property identifies records'],
		requests: (f) => {
			const input = { id: f.key('gus'), idProperty: f.property('key') };
			return [
				batch('contacts', 'read', [{ id: f.key('gus') }], { idProperty: f.property('key') }),
				batch('contacts', 'update', [{ ...input, properties: firstname('Gus') }]),
				batch('contacts', 'upsert', [{ ...input, properties: firstname('Gus') }]),
			];
		},
	},
	{
		id: 'upsert-returns-key',
		asks: 'Does the result of an upsert have the id property, if it was sent only as id?',
		rows: ['`upsertReturnsIdProperty`'],
		requests: (f) => [
			batch('contacts', 'upsert', [
				{ id: f.key('gus'), idProperty: f.property('key'), properties: firstname('Gus') },
			]),
		],
		decides: {
			upsertReturnsIdProperty: byFact('it has', ([reply], f) => {
				const [result] = resultsOf(reply);
				if (result === undefined) return undefined;
				return at(result, 'properties', f.property('key')) !== undefined;
			}),
		},
	},
	{
		id: 'required-on-create',
		asks: 'A create of a ticket without its required properties',
		rows: [
			'A create requires the type',
			'`Error creating <TYPE>. Some required properties were not set.`',
		],
		requests: (f) => [batch('tickets', 'create', created({ content: f.mark }))],
	},
	{
		id: 'ticket-without-pipeline',
		asks: 'In which pipeline is a ticket without one?',
		rows: ['A ticket without a pipeline is in the first one'],
		requests: (f) => [batch('tickets', 'create', created(f.ticket('tk-pipeline')))],
		values: () => ['hs_pipeline'],
	},
	{
		id: 'alias-read',
		asks: 'Does a batch read find a merged contact by its additional address?',
		rows: [],
		requests: (f) => [
			f.fact('mergedId') === ''
				? single('GET', 'contacts')
				: batch('contacts', 'read', [{ id: f.email('second') }], {
						idProperty: 'email',
						properties: ['email'],
					}),
		],
		values: () => ['email'],
	},
	{
		id: 'alias-upsert',
		asks: 'A batch upsert with both addresses of a merged contact',
		rows: ['`refuseAliasDuplicates`'],
		requests: (f) => {
			f.fact('mergedId');
			const inputs = ['primary', 'second'].map((name) => ({
				id: f.email(name),
				idProperty: 'email',
				properties: firstname(name),
			}));
			return [batch('contacts', 'upsert', inputs)];
		},
		decides: { refuseAliasDuplicates: byStatus({ 400: true, 200: false }) },
	},
	{
		id: 'merge-new-id',
		asks: 'Does a merge keep the id of the primary record?',
		rows: ['`primaryIdPreservation`'],
		requests: (f) => [single('GET', 'contacts', f.fact('mergedId'))],
		decides: {
			primaryIdPreservation: byFact('the merged record has the id of the primary', ([reply], f) =>
				reply?.status === 200 ? f.fact('mergedId') === f.id('primary') : undefined,
			),
		},
	},
	{
		id: 'merged-id-update',
		asks: 'A batch update with an id from before a merge, with trace ids',
		rows: ['`mergedIdInBatchUpdate`'],
		requests: (f) => [
			batch('contacts', 'update', [
				{ id: f.fact('oldId'), properties: firstname('M'), objectWriteTraceId: 'old' },
				{ id: f.id('ada'), properties: firstname('A'), objectWriteTraceId: 'other' },
			]),
		],
		decides: {
			mergedIdInBatchUpdate: {
				means: 'one result and no error: dropped, an error: notFound',
				read: ([reply]) => {
					const errors = at(reply?.body, 'errors');
					if (Array.isArray(errors) && errors.length > 0) return 'notFound';
					return resultsOf(reply).length === 1 ? 'dropped' : undefined;
				},
			},
		},
	},
	{
		id: 'merged-id-read',
		asks: 'A batch read with an id from before a merge, and another id',
		rows: ['`batchReadFollowsMergedIds`'],
		requests: (f) => [batch('contacts', 'read', [{ id: f.fact('oldId') }, { id: f.id('ada') }])],
		decides: {
			batchReadFollowsMergedIds: byFact('it is found', ([reply]) => {
				const found = resultsOf(reply).length;
				return found === 0 ? undefined : found === 2;
			}),
		},
	},
	{
		id: 'merged-id-patch',
		asks: 'A single update with an id from before a merge',
		rows: ['`patchFollowsMergedIds`'],
		requests: (f) => [single('PATCH', 'contacts', f.fact('oldId'), firstname('M'))],
		decides: { patchFollowsMergedIds: byStatus({ 200: true, 404: false }) },
	},
	{
		id: 'merge-itself',
		asks: 'A merge of a record with itself',
		rows: ['`An object cannot be merged with itself`'],
		requests: (f) => [
			{
				method: 'POST',
				path: '/crm/v3/objects/contacts/merge',
				body: { primaryObjectId: f.id('ada'), objectIdToMerge: f.id('ada') },
			},
		],
	},
	{
		id: 'changed-email',
		asks: 'Is a contact still found by the address that it had before a change?',
		rows: ['A changed address is found only by its new value'],
		requests: (f) => [
			batch('contacts', 'create', created(f.contact('ce1'))),
			(replies) => {
				const id = String(at(resultsOf(replies[0])[0], 'id') ?? f.id('ada'));
				return single('PATCH', 'contacts', id, { email: f.email('ce2') });
			},
			batch('contacts', 'read', [{ id: f.email('ce1') }, { id: f.email('ce2') }], {
				idProperty: 'email',
			}),
		],
	},
	{
		id: 'merge-links',
		asks: 'Does a merge move the associations of both contacts?',
		rows: ['A merge moves the associations of both records'],
		requests: (f) => [
			batch('contacts', 'create', created(f.contact('ml1'), f.contact('ml2'))),
			(replies) =>
				linkBatch(
					'associate/default',
					madeIds(replies).map((id, index) => pair(id, f.id(`t${index + 6}`))),
				),
			(replies) => {
				const [primaryObjectId, objectIdToMerge] = madeIds(replies);
				return {
					method: 'POST',
					path: '/crm/v3/objects/contacts/merge',
					body: { primaryObjectId, objectIdToMerge },
				};
			},
			(replies) => ({
				method: 'GET',
				path: `/crm/v4/objects/contacts/${textAt(replies[2]?.body, 'id')}/associations/tickets`,
			}),
		],
		compare: ['status'],
		facts: (replies) => ({ associated: resultsOf(replies[3]).length }),
	},
	{
		id: 'permanent-deletion',
		asks: 'A permanent deletion of a contact: is it among the archived ones?',
		rows: ['A permanent deletion leaves nothing'],
		requests: (f) => [
			batch('contacts', 'create', created(f.contact('gd1'))),
			(replies) => ({
				method: 'POST',
				path: '/crm/v3/objects/contacts/gdpr-delete',
				body: { objectId: madeIds(replies)[0] },
			}),
			(replies) => single('GET', 'contacts', `${madeIds(replies)[0] ?? ''}?archived=true`),
		],
		compare: ['status', 'form'],
	},
];

/** The ids of the records that the first request of a case has made. */
const madeIds = ([reply]: readonly ApiReply[]): string[] =>
	resultsOf(reply).map((one) => textAt(one, 'id'));
