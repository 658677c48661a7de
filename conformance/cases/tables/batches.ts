import { at, resultsOf, textAt } from '../../api/json';
import { MISSING_ID, NO_ID } from '../../api/ownRecords';
import type { Case } from '../case';
import { byFact, byStatus, byText } from '../decisions';
import type { Fixtures } from '../fixtures';
import { batch, created, single, traced, VERSIONS } from '../requests';

const TICKETS = ['t5', 't2', 't8', 't1', 't7', 't3', 't6', 't4'];
const OPERATIONS = ['read', 'create', 'update', 'upsert', 'archive'] as const;

const tooMany = (operation: string, count: number): object[] =>
	Array.from({ length: count }, (_, index) =>
		operation === 'create'
			? { properties: { lastname: `n8n_crm_batch_conformance_${index}` } }
			: {
					id: `n8n_crm_batch_conformance_${index}`,
					...(operation === 'upsert' ? { idProperty: 'email' } : {}),
					...(['update', 'upsert'].includes(operation) ? { properties: { firstname: 'x' } } : {}),
				},
	);

/** The order of the results of a batch read, as a value of the switch. */
function orderOf(ids: readonly string[], names: readonly string[]) {
	if (ids.length !== names.length) return undefined;
	if (ids.every((id, index) => id === names[index])) return 'input';
	return ids.every((id, index) => id === names[names.length - 1 - index]) ? 'reversed' : 'shuffled';
}

const ids = (f: Fixtures, names: readonly string[]): object[] =>
	names.map((name) => ({ id: f.id(name) }));

/** Batches as such: their order, size, duplicates, and records that do not exist. */
export const BATCH_CASES: readonly Case[] = [
	{
		id: 'result-order',
		asks: 'Are the results of a batch read in the order of its inputs?',
		rows: ['`resultOrder`'],
		requests: (f) => [batch('tickets', 'read', ids(f, TICKETS), { properties: ['subject'] })],
		decides: {
			resultOrder: {
				means: 'the order of the inputs: input, reversed: reversed, any other: shuffled',
				read: ([reply], f) =>
					orderOf(
						resultsOf(reply).map((one) => textAt(one, 'id')),
						TICKETS.map((name) => f.id(name)),
					),
			},
		},
	},
	...OPERATIONS.map(
		(operation): Case => ({
			id: `empty-${operation}`,
			asks: `A batch ${operation} without inputs`,
			rows: ['`emptyInputs`', '`Batch input provided should have at least one object.`'],
			requests: () => [batch('contacts', operation, [])],
			decides: {
				emptyInputs: {
					means: 'status 400: refuse, success: accept',
					read: ([reply]) => {
						const status = reply?.status ?? 0;
						if (status === 400) return 'refuse';
						return status >= 200 && status < 300 ? 'accept' : undefined;
					},
				},
			},
		}),
	),
	...OPERATIONS.map(
		(operation): Case => ({
			id: `too-many-${operation}`,
			asks: `A batch ${operation} with 101 inputs`,
			rows: [
				'A batch has at most 100 inputs',
				'`The maximum number of inputs supported in a batch is <n>.',
			],
			requests: () => [batch('contacts', operation, tooMany(operation, 101))],
		}),
	),
	{
		id: 'too-many-history',
		asks: 'A batch read of 51 records with the history of a property',
		rows: [
			'A read with history has at most 50 inputs',
			'`The maximum number of inputs supported in a batch request for property histories',
		],
		requests: () => [
			batch('contacts', 'read', tooMany('read', 51), { propertiesWithHistory: ['firstname'] }),
		],
	},
	{
		id: 'all-missing',
		asks: 'A batch read that finds no record',
		rows: ['`allMissing`'],
		requests: () => [batch('contacts', 'read', [{ id: MISSING_ID }])],
		decides: { allMissing: byStatus({ 207: 207, 404: 404 } as const) },
	},
	...VERSIONS.map(
		(version): Case => ({
			id: `some-missing-${version}`,
			asks: `A batch read in version ${version} that finds one of two records`,
			rows: [
				'Unknown records give a 207',
				'`Could not get some <TYPE> objects',
				'`newestVersionAnswers207`',
				'2026-09 reports partial success with 200 or 201',
			],
			requests: (f) => [
				batch('contacts', 'read', [{ id: f.id('ada') }, { id: MISSING_ID }], {}, version),
			],
			...(version === '2026-09'
				? { decides: { newestVersionAnswers207: byStatus({ 207: true, 200: false }) } }
				: {}),
		}),
	),
	{
		id: 'update-missing',
		asks: 'A batch update of a record that exists and one that does not, without and with trace ids',
		rows: ['Unknown records give a 207'],
		requests: (f) => {
			const inputs = [f.id('cy'), MISSING_ID].map((id) => ({ id, properties: { firstname: 'C' } }));
			return [batch('contacts', 'update', inputs), batch('contacts', 'update', traced(inputs))];
		},
	},
	{
		id: 'update-missing-key',
		asks: 'A batch update by a unique property that no record has, without trace ids',
		rows: ['`missingByUniqueProperty`'],
		requests: (f) => [
			batch('contacts', 'update', [
				{ id: f.key('nobody'), idProperty: f.property('key'), properties: { firstname: 'N' } },
			]),
		],
		decides: {
			missingByUniqueProperty: byStatus({
				400: 'refused',
				404: 'refused',
				207: 'reported',
				200: 'reported',
			} as const),
		},
	},
	{
		id: 'read-twice',
		asks: 'A batch read that names a record twice',
		rows: ['A record requested twice is returned once.'],
		requests: (f) => [batch('contacts', 'read', ids(f, ['ada', 'ada', 'bob']))],
	},
	{
		id: 'update-twice',
		asks: 'A batch update that names a record twice, with trace ids',
		rows: [
			'The same record twice in an update or upsert refuses the request',
			'`Duplicate IDs found in batch input',
		],
		requests: (f) => {
			const input = { id: f.id('ada'), properties: { firstname: 'A' } };
			return [batch('contacts', 'update', traced([input, input]))];
		},
	},
	{
		id: 'upsert-twice',
		asks: 'A batch upsert with one e-mail address in two spellings',
		rows: [
			'Addresses that differ only in case are duplicates',
			'The same record twice in an update or upsert refuses the request',
		],
		requests: (f) => {
			const properties = { lastname: f.mark };
			const [id, upper] = [f.email('ada'), f.email('ada').replace('ada@', 'ADA@')];
			const inputs = [id, upper].map((one) => ({ id: one, idProperty: 'email', properties }));
			return [batch('contacts', 'upsert', traced(inputs))];
		},
	},
	{
		id: 'create-twice',
		asks: 'A batch create with one new e-mail address twice, without trace ids',
		rows: ['A create with the same new e-mail twice is a 409', '`<Type> already exists`'],
		requests: (f) => [batch('contacts', 'create', created(f.contact('tw'), f.contact('tw')))],
	},
	{
		id: 'archive-missing',
		asks: 'A batch archive of a record that does not exist, and of one already archived',
		rows: ['An archive replies with 204 without a body'],
		requests: (f) => [batch('contacts', 'archive', [{ id: MISSING_ID }, { id: f.id('gone') }])],
	},
	{
		id: 'archived-read',
		asks: 'A batch read with archived=true of an archived record and another one',
		rows: [],
		requests: (f) => [
			batch('contacts', 'read', ids(f, ['gone', 'ada']), { query: '?archived=true' }),
			batch('contacts', 'read', ids(f, ['gone', 'ada'])),
		],
	},
	{
		id: 'update-nothing-new',
		asks: 'Does an update that changes nothing keep the time of the last change?',
		rows: ['An update that changes nothing keeps the time of the last change'],
		requests: (f) => {
			const input = { id: f.id('dee'), properties: { lastname: f.mark } };
			const read = single('GET', 'contacts', f.id('dee'));
			return [read, batch('contacts', 'update', [input]), read];
		},
		facts: ([before, , after]) => ({
			keepsTime: at(before?.body, 'updatedAt') === at(after?.body, 'updatedAt'),
		}),
	},
	{
		id: 'no-ids',
		asks: 'A batch update of something that is no record id',
		rows: ['Unknown records give a 207'],
		requests: () => [batch('contacts', 'update', [{ id: NO_ID, properties: { firstname: 'x' } }])],
	},
	{
		id: 'derived-properties',
		asks: 'Do results of writes have properties that were not sent?',
		rows: [
			'`derivedProperties`',
			'An update returns the sent properties and some that HubSpot maintains',
		],
		requests: (f) => [
			batch('contacts', 'update', [{ id: f.id('eve'), properties: { firstname: 'Eve' } }]),
			single('POST', 'companies', '', {
				name: f.key('derived'),
				domain: `${f.mark.replaceAll('_', '-')}.example.com`,
			}),
		],
		facts: ([, company]) => ({
			hasWebsite: textAt(company?.body, 'properties', 'website') !== '',
		}),
		decides: {
			derivedProperties: byFact(
				'an update returns more than the sent value, the id and the times',
				([reply]) => {
					const [result] = resultsOf(reply);
					if (result === undefined) return undefined;
					return textAt(result, 'properties', 'hs_object_source') !== '';
				},
			),
		},
	},
	{
		id: 'invalid-names',
		asks: 'A create with a property name that has upper-case letters, with trace ids',
		rows: ['`invalidNames`', '`` Invalid input JSON on line 1, column <n>: Cannot construct'],
		requests: (f) => [
			batch(
				'contacts',
				'create',
				traced(created(f.contact('in1'), f.contact('in2', { 'Bad Name': '1' }))),
			),
		],
		decides: {
			invalidNames: byText(
				['Invalid input JSON', 'refuseRequest'],
				['does not exist', 'unknownProperty'],
			),
		},
	},
	{
		id: 'one-conflict-upsert',
		asks: 'A batch upsert of two contacts without trace ids, one with a taken e-mail address: is the other written?',
		rows: ['One conflict refuses a whole upsert with 409'],
		requests: (f) => [
			batch('contacts', 'upsert', [
				{ id: f.key('bob'), idProperty: f.property('key'), properties: { firstname: 'Robert' } },
				{
					id: f.key('cy'),
					idProperty: f.property('key'),
					properties: { email: f.email('ada') },
				},
			]),
			batch('contacts', 'read', ids(f, ['bob']), { properties: ['firstname'] }),
		],
		values: () => ['firstname'],
	},
	{
		id: 'whole-error-list',
		asks: 'How many refused values does the error of a whole request list?',
		rows: ['Without trace ids, one bad input refuses the request'],
		requests: (f) => [
			batch(
				'contacts',
				'create',
				['a', 'b', 'c', 'd', 'e'].map((name) => ({
					properties: f.contact(`we-${name}`, { [f.property('choice')]: name }),
				})),
			),
		],
	},
];
