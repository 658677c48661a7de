/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs outside n8n, which has these errors */
import type { Account } from '../api/account';
import { messageOf, resultsOf, textAt } from '../api/json';
import type { ApiReply, ApiRequest } from '../api/request';
import { Fixtures, NotAskable, pipelineFacts, type FixtureType } from './fixtures';

/** The custom properties of a run, by object type. */
const PROPERTIES: ReadonlyArray<
	readonly [objectType: string, name: string, type: string, fieldType: string]
> = [
	['contacts', 'key', 'string', 'text'],
	['contacts', 'text', 'string', 'textarea'],
	['contacts', 'number', 'number', 'number'],
	['contacts', 'date', 'date', 'date'],
	['contacts', 'time', 'datetime', 'date'],
	['contacts', 'flag', 'bool', 'booleancheckbox'],
	['contacts', 'choice', 'enumeration', 'select'],
	['contacts', 'choices', 'enumeration', 'checkbox'],
	['tickets', 'key', 'string', 'text'],
];

const GROUPS: Readonly<Record<string, string>> = {
	contacts: 'contactinformation',
	tickets: 'ticketinformation',
};

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
	bool: ['true', 'false'],
	enumeration: ['small', 'large'],
};

/** The records of a run, by object type. */
const RECORDS: Readonly<Record<FixtureType, readonly string[]>> = {
	contacts: [
		...['ada', 'bob', 'cy', 'dee', 'eve', 'fay', 'gus', 'primary', 'second', 'gone'],
		...Array.from({ length: 10 }, (_, index) => `b${index}`),
	],
	tickets: ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 'moved'],
	companies: ['c1'],
};

const TRIES = 6;
const PAUSE_MS = 2_500;

/** Makes the properties and records that the cases need. What fails is missing for its cases only. */
export async function setUp(account: Account, mark: string): Promise<Fixtures> {
	const fixtures = new Fixtures(mark);
	for (const row of PROPERTIES) await account.send(propertyRequest(fixtures, row));
	await learn(account, fixtures);
	await createRecords(account, fixtures, 'contacts', (name) =>
		fixtures.contact(name, { [fixtures.property('key')]: fixtures.key(name) }),
	);
	await createRecords(account, fixtures, 'tickets', (name) =>
		fixtures.ticket(name, { [fixtures.property('key')]: fixtures.key(name) }),
	);
	await createRecords(account, fixtures, 'companies', (name) => ({ name: fixtures.key(name) }));
	await ifPossible(async () => await merge(account, fixtures));
	await ifPossible(async () => {
		await account.send(archive('contacts', fixtures.id('gone')));
	});
	return fixtures;
}

/** Leaves a step out if a record that it needs could not be created. */
async function ifPossible(step: () => Promise<void>): Promise<void> {
	try {
		await step();
	} catch (error) {
		if (!(error instanceof NotAskable)) throw error;
	}
}

function propertyRequest(
	fixtures: Fixtures,
	[objectType, name, type, fieldType]: (typeof PROPERTIES)[number],
): ApiRequest {
	const options = OPTIONS[type]?.map((value, displayOrder) => ({
		label: value,
		value,
		displayOrder,
		hidden: false,
	}));
	return {
		method: 'POST',
		path: `/crm/v3/properties/${objectType}`,
		body: {
			name: fixtures.property(name),
			label: fixtures.property(name),
			type,
			fieldType,
			groupName: GROUPS[objectType],
			...(name === 'key' ? { hasUniqueValue: true } : {}),
			...(options === undefined ? {} : { options }),
		},
	};
}

/** Learns what the account has: pipelines of tickets, and a custom object type. */
async function learn(account: Account, fixtures: Fixtures): Promise<void> {
	const get = async (path: string): Promise<ApiReply> =>
		await account.send({ method: 'GET', path });
	const { stage, other } = pipelineFacts(await get('/crm/v3/pipelines/tickets'));
	fixtures.addFact('stage', stage, 'the pipelines of tickets cannot be read');
	fixtures.addFact('otherPipeline', other, 'the account has only one pipeline of tickets');
	const schemas = await get('/crm/v3/schemas');
	const custom = textAt(resultsOf(schemas)[0], 'name');
	const missing = 'the account has no custom object type, or the token may not read them';
	fixtures.addFact('customObject', custom === '' ? undefined : custom, missing);
}

/** Creates records. A new property may take a moment to be usable, so it tries several times. */
async function createRecords(
	account: Account,
	fixtures: Fixtures,
	type: FixtureType,
	propertiesOf: (name: string) => Record<string, unknown>,
): Promise<void> {
	const names = RECORDS[type];
	const request: ApiRequest = {
		method: 'POST',
		path: `/crm/v3/objects/${type}/batch/create`,
		body: { inputs: names.map((name) => ({ properties: propertiesOf(name) })) },
	};
	for (let tries = 1; tries <= TRIES; tries += 1) {
		const reply = await account.send(request);
		fixtures.addRecords(type, names, reply);
		if (!messageOf(reply).includes('does not exist')) return;
		await account.clock.wait(PAUSE_MS);
	}
}

/** Merges two contacts, so that one id and one address are no longer current. */
async function merge(account: Account, fixtures: Fixtures): Promise<void> {
	const [primary, second] = [fixtures.id('primary'), fixtures.id('second')];
	const reply = await account.send({
		method: 'POST',
		path: '/crm/v3/objects/contacts/merge',
		body: { primaryObjectId: primary, objectIdToMerge: second },
	});
	const id = textAt(reply.body, 'id');
	const missing = `a merge of two contacts failed with status ${reply.status}`;
	const succeeded = reply.status < 300 && id !== '';
	fixtures.addFact('mergedId', succeeded ? id : undefined, missing);
	fixtures.addFact('oldId', succeeded ? second : undefined, missing);
}

const archive = (type: string, id: string): ApiRequest => ({
	method: 'DELETE',
	path: `/crm/v3/objects/${type}/${id}`,
});
