import {
	conflictQuestion,
	withConflicts,
} from '../../../../nodes/CrmBatch/hubspot/reply/blame/conflicts';
import { culpritsIn } from '../../../../nodes/CrmBatch/hubspot/reply/blame/culprits';
import { failureFrom } from '../../../../nodes/CrmBatch/hubspot/errors/match';
import { complete, notFound, partial, record, refusal } from '../../support/replies';
import { answered, judged, linesOf, sent } from '../../support/sentBatch';

/**
 * Texts and bodies of live replies, from public recordings and reports: HubSpot's tap and target
 * fixtures of 2026 (v3), and issues of its client libraries.
 */
const VALID = 'VALIDATION_ERROR';

const badValue = (name: string, error: string, message: string, propertyValue?: string) =>
	refusal(
		VALID,
		`Property values were not valid: ${JSON.stringify([
			{ isValid: false, message, error, name, ...(propertyValue && { propertyValue }) },
		])}`,
	);

const taken = (property: string, value: string) =>
	refusal(
		VALID,
		`Cannot set PropertyValueCoordinates{portalId=23170316, objectTypeId=ObjectTypeId{legacyObjectType=CONTACT}, propertyName=${property}, value=${value}} on 552148386511. 552239500007 already has that value.`,
	);

const ten = (bad: Record<string, string>) =>
	sent({
		operation: 'create',
		items: [{ email: 'a@x.io' }, bad, { email: 'c@x.io', amount: '1', close: '2026-01-01' }],
	});

describe('a refused batch names the record at fault', () => {
	test.each([
		{
			title: 'by the value beside the message',
			bad: { plan: 'gold' },
			body: badValue('plan', 'INVALID_OPTION', 'something new', 'gold'),
			id: 'option-unknown',
		},
		{
			title: 'by a date, with the account behind it',
			bad: { close: 'invalid-date-formatZ' },
			body: badValue(
				'close',
				'INVALID_LONG',
				'invalid-date-formatZ was not a valid long. Portal 23170316, object type 0-3',
			),
			id: 'date-invalid',
		},
		{
			title: 'by a number',
			bad: { amount: 'not-a-number' },
			body: badValue('amount', 'INVALID_INTEGER', 'not-a-number was not a valid number.'),
			id: 'number-invalid',
		},
		{
			title: 'by a unique value that another record has',
			bad: { email: 'B@x.io' },
			body: taken('email', 'b@x.io'),
			id: 'record-exists',
		},
		{
			title: 'by a value that is quoted in capitals',
			bad: { email: 'bad@' },
			body: badValue('email', 'INVALID_EMAIL', 'Email address BAD@ is invalid'),
			id: 'email-invalid',
		},
		{
			title: 'by a value that is quoted in another case',
			bad: { email: 'Bad@' },
			body: badValue('email', 'INVALID_EMAIL', 'Email address bad@ is invalid'),
			id: 'email-invalid',
		},
	])('$title', ({ bad, body, id }) => {
		const { failed } = culpritsIn(body, 400, ten(bad));
		expect([...failed.keys()]).toEqual([1]);
		expect(failed.get(1)?.refusal).toBe(id);
	});

	test('by the record that it is to be linked to', () => {
		const batch = sent({ operation: 'create', items: [{ subject: 'a' }, { subject: 'b' }] });
		const [one, other] = batch.entries;
		if (!one || !other) throw new Error('no entries');
		const link = { toId: '38374264688', category: 'HUBSPOT_DEFINED', typeId: 16 } as const;
		const linked = { ...other, request: { ...other.request, associations: [link] } };
		const valid = { ...one, request: { ...one.request, associations: [{ ...link, toId: '1' }] } };
		const body = refusal(VALID, 'One or more associations are invalid', {
			context: {
				INVALID_OBJECT_IDS: ['CONTACT=38374264688 is not valid'],
				objectId: ['38374264688'],
				objectType: ['CONTACT'],
			},
		});
		const { failed } = culpritsIn(body, 400, { ...batch, entries: [valid, linked] });
		expect([...failed.keys()]).toEqual([1]);
		expect(failed.get(1)?.refusal).toBe('association-target-missing');
	});

	test('by a property name that it cannot read', () => {
		const body = {
			status: 'error',
			message:
				'Invalid input JSON on line 1, column 301: Names for properties should be lowercase and have less than 100 characters. Invalid names: [Company Name]',
		};
		const { failed } = culpritsIn(body, 400, ten({ 'Company Name': 'Acme' }));
		expect([...failed.keys()]).toEqual([1]);
		expect(failed.get(1)?.refusal).toBe('json-unreadable');
	});

	test('by the type of a link', () => {
		const batch = sent({ operation: 'create', items: [{ subject: 'a' }, { subject: 'b' }] });
		const [one, other] = batch.entries;
		if (!one || !other) throw new Error('no entries');
		const link = { toId: '1', category: 'USER_DEFINED', typeId: 3 } as const;
		const linked = { ...other, request: { ...other.request, associations: [link] } };
		const body = refusal(VALID, 'One or more associations are invalid', {
			context: { associationSpec: ['USER_DEFINED=3'] },
		});
		const { failed } = culpritsIn(body, 400, { ...batch, entries: [one, linked] });
		expect([...failed.keys()]).toEqual([1]);
	});

	test('by a key that no record has', () => {
		const batch = sent({
			operation: 'update',
			by: 'tenant_id',
			items: [],
			writes: [
				{ id: 't-1', properties: { name: 'a' } },
				{ id: 't-2', properties: { name: 'b' } },
			],
		});
		const body = refusal(VALID, 'resource not found', {
			context: { missingObjectPropertyValueCoordinates: ['0-2 in 23170316 tenant_id:t-2'] },
		});
		const { failed } = culpritsIn(body, 400, batch);
		expect([...failed.keys()]).toEqual([1]);
		expect(failed.get(1)?.refusal).toBe('record-not-found');
	});

	test('by an email address anywhere in its messages, which may pass alone', () => {
		const body = {
			status: 'error',
			category: 'OBJECT_ALREADY_EXISTS',
			message: 'A contact exists',
			errors: [{ message: 'Contact b@x.io exists already.', error: 'CONTACT_EXISTS' }],
		};
		const { failed, apart } = culpritsIn(body, 409, ten({ email: 'B@X.io' }));
		expect(failed.size).toBe(0);
		expect(apart).toEqual([1]);
		expect(failureFrom(body, 409).refusal).toBe('record-exists-unnamed');
	});
});

test.each([
	{ title: 'a list', missingScopes: ['tickets', 'oauth'] },
	{ title: 'JSON text', missingScopes: '["tickets","oauth"]' },
	{ title: 'text in braces', missingScopes: '{missingScopes=[tickets, oauth]}' },
])('missing scopes are named if they come as $title', ({ missingScopes }) => {
	const failure = failureFrom({ category: 'MISSING_SCOPES', context: { missingScopes } }, 403);
	expect(failure.refusal).toBe('scope-missing');
	expect(failure.message).toContain('tickets or oauth');
});

describe('a reply that is not what its status says', () => {
	const two = { operation: 'create', items: [{ subject: 'a' }, { subject: 'b' }] } as const;

	test('a 4xx with results is judged like a 2xx', () => {
		const body = partial(
			[record('11', { subject: 'a' })],
			[{ category: VALID, message: 'no', context: { objectWriteTraceId: ['n8n-run-1'] } }],
		);
		expect(linesOf(judged(two, answered(400, body)))).toEqual(['succeeded 11', 'failed: no']);
	});

	test('a 4xx with errors beside an empty list of results is judged like a 2xx', () => {
		const body = partial([], [notFound('1')]);
		expect(linesOf(judged({ operation: 'get', items: ['1', '2'] }, answered(400, body)))).toEqual([
			'failed: record-not-found',
			'failed: NO_RESULT',
		]);
	});

	test('a 4xx with an empty list of results and no errors is a refusal', () => {
		const body = refusal('VALIDATION_ERROR', 'bad', { results: [] });
		expect(linesOf(judged(two, answered(400, body)))).toEqual(['split: bad']);
	});

	test('a 403 without a scope can be about one record', () => {
		const body = refusal('FORBIDDEN', 'You cannot edit this record');
		expect(judged(two, answered(403, body))).toMatchObject({
			verdict: 'split',
			sharedCause: 'You cannot edit this record',
		});
	});

	test.each([
		{ title: 'status COMPLETE', body: { status: 'COMPLETE' }, line: 'succeeded' },
		{ title: 'no errors', body: { ...complete(), numErrors: 0 }, line: 'succeeded' },
		{ title: 'a number of errors', body: { status: 'COMPLETE', numErrors: 1 }, line: 'retry' },
		{ title: 'status PENDING', body: { status: 'PENDING' }, line: 'retry' },
		{ title: 'nothing that is known', body: {}, line: 'retry' },
	])('an archive that replies with $title: $line', ({ body, line }) => {
		const [first] = linesOf(judged({ operation: 'delete', items: ['1'] }, answered(200, body)));
		expect(first).toMatch(new RegExp(`^${line}`));
	});
});

describe('a conflict about a unique value', () => {
	const creates = sent({
		operation: 'create',
		items: [{ email: 'a@x.io' }, { email: 'B@x.io' }, { email: 'c@x.io' }, { phone: '1' }],
	});
	const conflict = failureFrom(
		refusal('CONFLICT', 'Contact already exists. Existing ID: 3401'),
		409,
	);

	test('asks which of the values other records have', () => {
		expect(conflictQuestion(conflict, creates)?.body).toEqual({
			idProperty: 'email',
			inputs: [{ id: 'a@x.io' }, { id: 'b@x.io' }, { id: 'c@x.io' }],
			properties: ['email', 'hs_object_id', 'hs_additional_emails'],
			propertiesWithHistory: [],
		});
	});

	test('asks about the property that HubSpot names, and for the keys of the entries', () => {
		const updates = sent({
			object: 'ticket',
			operation: 'update',
			by: 'case_no',
			items: [],
			writes: [
				{ id: 'A', properties: { serial: '1' } },
				{ id: 'B', properties: { serial: '2' } },
			],
		});
		const failure = failureFrom(taken('serial', '1'), 400);
		expect(conflictQuestion(failure, updates)?.body).toEqual({
			idProperty: 'serial',
			inputs: [{ id: '1' }, { id: '2' }],
			properties: ['serial', 'case_no'],
			propertiesWithHistory: [],
		});
	});

	test('asks if HubSpot does not name the record that has the value', () => {
		const unnamed = failureFrom(refusal('CONFLICT', 'Contact already exists'), 409);
		expect(unnamed.refusal).toBe('record-exists-unnamed');
		expect(conflictQuestion(unnamed, creates)?.body).toMatchObject({ idProperty: 'email' });
	});

	test('asks nothing if no entry has a value, or only spaces', () => {
		const without = sent({ operation: 'create', items: [{ phone: '1' }, { email: ' ' }] });
		expect(conflictQuestion(conflict, without)).toBeUndefined();
	});

	test('fails each entry whose value another record has, with the ID of that record', () => {
		const question = conflictQuestion(conflict, creates);
		if (!question) throw new Error('no question');
		const answer = complete(
			record('7', { email: 'b@x.io' }),
			record('8', { email: 'z@x.io', hs_additional_emails: 'y@x.io;C@x.io' }),
		);
		const split = { verdict: 'split', failure: conflict } as const;
		const { failed } = withConflicts(split, question, answer, creates);
		expect([...(failed ?? [])].map(([place, { existingId }]) => [place, existingId])).toEqual([
			[1, '7'],
			[2, '8'],
		]);
		expect(failed?.get(1)).toMatchObject({
			refusal: 'record-exists',
			category: 'CONFLICT',
			property: 'email',
			httpStatus: 409,
		});
	});

	test('does not fail an update of the record that has the value', () => {
		const updates = sent({
			operation: 'update',
			items: [],
			writes: [
				{ id: '7', properties: { email: 'a@x.io' } },
				{ id: '9', properties: { email: 'b@x.io' } },
			],
		});
		const question = conflictQuestion(conflict, updates);
		if (!question) throw new Error('no question');
		const answer = complete(
			{ id: '7', properties: { email: 'a@x.io' } },
			record('8', { email: 'b@x.io' }),
		);
		const split = { verdict: 'split', failure: conflict } as const;
		const { failed, apart } = withConflicts(split, question, answer, updates);
		expect([...(failed?.keys() ?? [])]).toEqual([1]);
		expect(apart).toEqual([]);
	});

	test('does not fail an update, by a unique property, of the record that has the value', () => {
		const updates = sent({
			operation: 'update',
			by: 'case_no',
			items: [],
			writes: [
				{ id: 'A', properties: { email: 'a@x.io' } },
				{ id: 'B', properties: { email: 'b@x.io' } },
			],
		});
		const question = conflictQuestion(conflict, updates);
		if (!question) throw new Error('no question');
		const answer = complete(
			record('7', { email: 'a@x.io', case_no: 'A' }),
			record('8', { email: 'b@x.io', case_no: 'C' }),
		);
		const split = { verdict: 'split', failure: conflict } as const;
		const { failed } = withConflicts(split, question, answer, updates);
		expect([...(failed?.keys() ?? [])]).toEqual([1]);
	});

	test('is split if the answer has no record', () => {
		const question = conflictQuestion(conflict, creates);
		if (!question) throw new Error('no question');
		const split = { verdict: 'split', failure: conflict } as const;
		expect(withConflicts(split, question, complete(), creates)).toBe(split);
	});

	test('asks nothing about a single entry, or about another refusal', () => {
		const one = sent({ operation: 'create', items: [{ email: 'a@x.io' }] });
		expect(conflictQuestion(conflict, one)).toBeUndefined();
		expect(conflictQuestion(failureFrom({}, 400), creates)).toBeUndefined();
	});
});
