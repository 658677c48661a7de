import { at } from '../../api/json';
import type { ApiReply } from '../../api/request';
import type { Case } from '../case';
import { byFact, byStatus } from '../decisions';
import { NotAskable } from '../fixtures';
import { batch, single } from '../requests';

/** Requests for which the token of the guide lacks the scope, in the order in which they are tried. */
const NEEDS_MISSING_SCOPE = [
	'/crm/v3/owners?limit=1',
	'/crm/v3/objects/products?limit=1',
	'/crm/v3/objects/leads?limit=1',
];

/** The form in which the 403 names scopes. */
function scopesForm(reply: ApiReply | undefined) {
	if (reply?.status !== 403) return undefined;
	const context = at(reply.body, 'context');
	if (at(reply.body, 'errors', 0, 'context', 'requiredGranularScopes') !== undefined) {
		return 'errors';
	}
	if (Array.isArray(at(context, 'missingScopes'))) return 'contextList';
	if (typeof context !== 'string') return undefined;
	return context.startsWith('{"') ? 'contextJson' : 'contextText';
}

/** The account: properties, pipelines, schemas, scopes and tokens. */
export const ACCOUNT_CASES: readonly Case[] = [
	{
		id: 'email-property',
		asks: 'Has the property email the flag hasUniqueValue?',
		rows: [
			'`emailHasUniqueValue`',
			'Property definitions have `modificationMetadata.readOnlyValue`',
		],
		requests: () => [{ method: 'GET', path: '/crm/v3/properties/contacts/email' }],
		facts: ([reply]) => ({
			readOnlyValue: typeof at(reply?.body, 'modificationMetadata', 'readOnlyValue'),
			hidden: typeof at(reply?.body, 'hidden'),
			options: Array.isArray(at(reply?.body, 'options')),
		}),
		decides: {
			emailHasUniqueValue: byFact('it has', ([reply]) => {
				const flag = at(reply?.body, 'hasUniqueValue');
				return typeof flag === 'boolean' ? flag : undefined;
			}),
		},
	},
	{
		id: 'property-taken',
		asks: 'A property that exists already',
		rows: ["`The account has a property named '<name>'`"],
		requests: (f) => [
			{
				method: 'POST',
				path: '/crm/v3/properties/contacts',
				body: {
					name: f.property('key'),
					label: f.property('key'),
					type: 'string',
					fieldType: 'text',
					groupName: 'contactinformation',
				},
			},
		],
	},
	{
		id: 'custom-object-base-name',
		asks: 'A path with the base name of a custom object type',
		rows: ['`customObjectsByBaseName`'],
		requests: (f) => [
			{
				method: 'GET',
				path: `/crm/v3/objects/${encodeURIComponent(f.fact('customObject'))}?limit=1`,
				isPrivate: true,
			},
		],
		compare: ['status'],
		decides: { customObjectsByBaseName: byStatus({ 200: true, 400: false, 404: false }) },
	},
	{
		id: 'scope-missing',
		asks: 'In which form does a 403 name the missing scopes?',
		rows: [
			'`missingScopesForm`',
			'A missing scope is a 403 `MISSING_SCOPES`',
			'`One or more of the following scopes are required.`',
			'`This app hasn',
		],
		asksScopes: true,
		requests: () => NEEDS_MISSING_SCOPE.map((path) => ({ method: 'GET', path, isPrivate: true })),
		play: async (account, requests) => {
			for (const request of requests) {
				const reply = await account.send(request);
				if (reply.status === 403) return [reply];
			}
			throw new NotAskable('the token has the scopes for owners, products and leads');
		},
		decides: {
			missingScopesForm: {
				means: 'the place of the scopes in the body',
				read: ([reply]) => scopesForm(reply),
			},
		},
	},
	{
		id: 'token-none',
		asks: 'A request without a token, and one with an unknown token',
		rows: [
			'No token is a 401',
			'An unknown token is a 401 with an expiry in 1970',
			'`Authentication credentials not found.',
			'`The OAuth token used to make this call expired <n> day(s) ago.`',
			'The token is checked before the body',
		],
		requests: () => [
			{ method: 'POST', path: '/crm/v3/objects/contacts/batch/read', token: 'none', body: 'x' },
			{ method: 'POST', path: '/crm/v3/objects/contacts/batch/read', token: 'unknown', body: 'x' },
		],
	},
	{
		id: 'pipelines-none',
		asks: 'The pipelines of an object type that has none',
		rows: ['An object type without pipelines is a 404'],
		requests: () => [{ method: 'GET', path: '/crm/v3/pipelines/companies', isPrivate: true }],
		compare: ['status', 'category'],
	},
	{
		id: 'schema-one',
		asks: 'The schema of a standard type, by name and by type id',
		rows: ['A single schema is read by type id or name'],
		requests: () =>
			['contacts', '0-1'].map((name) => ({
				method: 'GET',
				path: `/crm/v3/schemas/${name}`,
				isPrivate: true,
			})),
		compare: ['status'],
		facts: (replies) => ({ types: replies.map(({ body }) => at(body, 'objectTypeId')) }),
	},
	{
		id: 'schema-list',
		asks: 'Which fields has a custom object type in the list of schemas, in both paths?',
		rows: ['`/crm/v3/schemas` and `/crm-object-schemas/{version}/schemas` list'],
		requests: (f) => {
			f.fact('customObject');
			return ['/crm/v3/schemas', '/crm-object-schemas/2026-09/schemas'].map((path) => ({
				method: 'GET',
				path,
				isPrivate: true,
			}));
		},
		compare: ['status'],
		facts: (replies) => ({
			fields: replies.map(({ body }) => Object.keys(at(body, 'results', 0) ?? {}).sort()),
		}),
	},
	{
		id: 'property-added-later',
		asks: 'Does a unique property that is added later identify records that exist?',
		rows: ['A unique property that is added later identifies existing records'],
		requests: (f) => [
			{
				method: 'POST',
				path: '/crm/v3/properties/contacts',
				body: {
					name: f.property('later'),
					label: f.property('later'),
					type: 'string',
					fieldType: 'text',
					groupName: 'contactinformation',
					hasUniqueValue: true,
				},
			},
			single('PATCH', 'contacts', f.id('gus'), { [f.property('later')]: f.key('gus') }),
			batch('contacts', 'read', [{ id: f.key('gus') }], { idProperty: f.property('later') }),
		],
		compare: ['status', 'category', 'message', 'results'],
	},
];
