import { categoryOf } from '../../api/json';
import { MISSING_ID, NO_ID } from '../../api/ownRecords';
import type { Case } from '../case';
import { byFact } from '../decisions';
import { single } from '../requests';

const CONTACTS = '/crm/v3/objects/contacts';

/** Requests for one record, and requests that are no valid request at all. */
export const SINGLE_CASES: readonly Case[] = [
	{
		id: 'create-one',
		asks: 'A create of one contact',
		rows: [
			'A create replies with 201, an update with 200',
			'A create has the address of the record',
		],
		requests: (f) => [single('POST', 'contacts', '', f.contact('one'))],
		headers: ['location'],
	},
	{
		id: 'create-one-taken',
		asks: 'A create of one contact with a taken e-mail address',
		rows: ['Errors are those of batches', '`<Type> already exists. Existing ID: <id>`'],
		requests: (f) => [single('POST', 'contacts', '', f.contact('ada'))],
	},
	{
		id: 'get-missing',
		asks: 'A GET of a record that does not exist, and of something that is no id',
		rows: [
			'`notFoundHasCategory`',
			'`resource not found`',
			'`Object not found. objectId is usually positive.`',
		],
		requests: () => [single('GET', 'contacts', NO_ID), single('GET', 'contacts', MISSING_ID)],
		decides: {
			notFoundHasCategory: byFact('the 404 has a category', (replies) => {
				const last = replies.at(-1);
				return last?.status === 404 ? categoryOf(last) !== '' : undefined;
			}),
		},
	},
	{
		id: 'get-missing-email',
		asks: 'A GET by an e-mail address that no contact has',
		rows: [
			'`notFoundByPropertyIsPage`',
			'The query parameter `idProperty` names a unique property',
		],
		requests: (f) => [
			single('GET', 'contacts', `${encodeURIComponent(f.email('nobody'))}?idProperty=email`),
		],
		headers: ['x-hubspot-notfound'],
		decides: {
			notFoundByPropertyIsPage: byFact('an HTML page', ([reply]) =>
				reply?.status === 404 ? typeof reply.body === 'string' : undefined,
			),
		},
	},
	{
		id: 'patch-by-email',
		asks: 'A single update of a contact by its e-mail address',
		rows: ['A single update may identify a contact by `email`'],
		requests: (f) => [
			single('PATCH', 'contacts', `${encodeURIComponent(f.email('fay'))}?idProperty=email`, {
				firstname: 'Fay',
			}),
		],
	},
	{
		id: 'patch-nothing',
		asks: 'A single update without properties, and one of a record that does not exist',
		rows: [
			'An update without properties is a 400, one of an unknown record a 404',
			'`No properties found to update, please provide at least one.`',
		],
		requests: (f) => [
			single('PATCH', 'contacts', f.id('fay'), {}),
			single('PATCH', 'contacts', MISSING_ID, { firstname: 'x' }),
		],
	},
	{
		id: 'delete-twice',
		asks: 'A DELETE of a record that is archived already',
		rows: ['A create replies with 201, an update with 200'],
		requests: (f) => [
			single('DELETE', 'contacts', f.id('gone')),
			single('GET', 'contacts', f.id('gone')),
			single('GET', 'contacts', `${f.id('gone')}?archived=true`),
		],
	},
	{
		id: 'query-invalid',
		asks: 'A list with a limit that is no number',
		rows: [
			'Invalid query parameters and bodies of single requests are refused',
			'`Invalid value <value> for <name>: <allowed>`',
		],
		requests: () => [{ method: 'GET', path: `${CONTACTS}?limit=x`, isPrivate: true }],
	},
	{
		id: 'type-unknown',
		asks: 'An object type that does not exist',
		rows: ['An unknown object type is a 400', '`Unable to infer object type from: <name>`'],
		requests: () => [
			{ method: 'GET', path: '/crm/v3/objects/n8n_crm_batch_conformance_absent?limit=1' },
		],
	},
	{
		id: 'path-unknown',
		asks: 'A path that does not exist, and a wrong method',
		rows: ['An unknown path is a 404 page and a wrong method a 405 page'],
		requests: () => [
			{ method: 'GET', path: '/crm/v3/n8n_crm_batch_conformance_absent' },
			{ method: 'PUT', path: `${CONTACTS}/batch/read`, body: {} },
		],
	},
	{
		id: 'names-of-type',
		asks: 'Contacts as singular name, as type id, and with the version behind the word objects',
		rows: ['Objects are at `/crm/v3/objects/{type}` and'],
		requests: (f) =>
			['/crm/v3/objects/contact', '/crm/v3/objects/0-1', '/crm/objects/2026-09/contacts'].map(
				(root) => ({ method: 'GET', path: `${root}/${f.id('ada')}` }),
			),
	},
	{
		id: 'body-missing',
		asks: 'A batch read without a body',
		rows: [
			'A body that is not JSON, or JSON of another shape',
			'`Invalid JSON input: a request body was expected, but none found`',
		],
		requests: () => [{ method: 'POST', path: `${CONTACTS}/batch/read` }],
	},
	{
		id: 'body-garbage',
		asks: 'A batch read with a body that is not JSON, and one that is cut off',
		rows: [
			'`Invalid input JSON on line <n>, column <n>: Unexpected character',
			'`Invalid input JSON on line <n>, column <n>: Unexpected end-of-input`',
		],
		requests: () =>
			['nonsense', '{"inputs":[{"id":"1"'].map((body) => ({
				method: 'POST',
				path: `${CONTACTS}/batch/read`,
				body,
			})),
	},
	{
		id: 'body-fields',
		asks: 'A batch read whose body has no inputs, and one with an input without id',
		rows: ['`Invalid input JSON on line <n>, column <n>. Some required fields were not set'],
		requests: () =>
			[{}, { inputs: [{}] }].map((body) => ({
				method: 'POST',
				path: `${CONTACTS}/batch/read`,
				body,
			})),
	},
];
