import { judgeBatch } from '../../../../nodes/CrmBatch/hubspot/reply/judgeBatch';
import { questionOf, type Question } from '../../../../nodes/CrmBatch/hubspot/reply/question';
import {
	complete,
	notFound,
	orphan,
	partial,
	record,
	refusal,
	traced,
	traceError,
} from '../../support/replies';
import { answered, linesOf, NOW, sent, type InFlight } from '../../support/sentBatch';

/** The question that a reply leaves open. */
const asked = (given: InFlight, body: unknown, status = 200): Question | undefined => {
	const [reply, batch] = [answered(status, body), sent(given)];
	return questionOf(judgeBatch(reply, batch, NOW), reply, batch, NOW);
};

const upserts: InFlight = { operation: 'upsert', by: 'email', items: ['a@x.io', 'B@x.io'] };
const notIdentified = [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`);

describe('a reply that does not say which record is whose', () => {
	test('leads to a read of the keys', () => {
		expect(asked(upserts, complete(record('1'), record('2')))?.body).toEqual({
			inputs: [{ id: 'a@x.io' }, { id: 'b@x.io' }],
			properties: ['email', 'hs_additional_emails'],
			propertiesWithHistory: [],
			idProperty: 'email',
		});
	});

	test('leads to a read of the keys beside an error that names no entry', () => {
		const body = partial([record('1'), record('2')], [orphan('bad')]);
		expect(asked(upserts, body, 207)).toMatchObject({
			about: 'keys',
			body: { inputs: [{ id: 'a@x.io' }, { id: 'b@x.io' }] },
		});
	});

	test('leads to a read of the key of a refused entry whose record can be among the returned', () => {
		const body = partial(
			[record('1'), record('2', { email: 'b@x.io' })],
			[traceError('n8n-run-0')],
		);
		expect(asked(upserts, body, 207)?.body).toMatchObject({ inputs: [{ id: 'a@x.io' }] });
	});

	test('leads to a read of the old IDs of the records that a read returned', () => {
		const reads: InFlight = { operation: 'get', items: ['12', '34'] };
		const question = asked(reads, complete(record('98'), record('34')));
		expect(question?.body).toMatchObject({ inputs: [{ id: '98' }, { id: '34' }] });
		const answer = complete(record('98', { hs_merged_object_ids: '12' }));
		expect(linesOf(question?.verdictWith(answer) ?? { verdict: 'settled', outcomes: [] })).toEqual([
			'succeeded 98',
			'succeeded 34',
		]);
	});

	test('leads to a read of the old IDs of a record that can be that of two reads', () => {
		const reads: InFlight = { operation: 'get', items: ['12', '98'] };
		const question = asked(reads, complete(record('98')));
		expect(question?.body).toMatchObject({ inputs: [{ id: '98' }] });
	});

	test('leads to a read of the keys that an update has written', () => {
		const updates: InFlight = {
			object: 'ticket',
			operation: 'update',
			by: 'case_no',
			items: [],
			writes: [
				{ id: 'A', properties: { case_no: 'C' } },
				{ id: 'B', properties: { subject: 'b' } },
			],
		};
		expect(asked(updates, complete(record('1'), record('2')))?.body).toMatchObject({
			inputs: [{ id: 'C' }, { id: 'B' }],
			properties: ['case_no'],
		});
	});

	test('leads to a read of the old IDs of the records that no entry names', () => {
		const updates: InFlight = { operation: 'update', items: ['1', '2'] };
		const question = asked(updates, complete(record('9'), record('2')));
		expect(question?.body).toEqual({
			inputs: [{ id: '9' }],
			properties: ['hs_merged_object_ids'],
			propertiesWithHistory: [],
		});
		const answer = complete(record('9', { hs_merged_object_ids: '7; 1' }));
		expect(linesOf(question?.verdictWith(answer) ?? { verdict: 'settled', outcomes: [] })).toEqual([
			'succeeded 9',
			'succeeded 2',
		]);
	});

	test.each<{ title: string; sent: InFlight; body: unknown; status?: number }>([
		{ title: 'has trace IDs', sent: upserts, body: complete(traced(0, '1'), traced(1, '2')) },
		{
			title: 'has the keys',
			sent: upserts,
			body: complete(record('1', { email: 'a@x.io' }), record('2', { email: 'b@x.io' })),
		},
		{
			title: 'has the IDs of a read',
			sent: { operation: 'get', items: ['1', '2'] },
			body: complete(record('1'), record('2')),
		},
		{ title: 'has no records', sent: upserts, body: complete() },
		{
			title: 'has only records that are paired',
			sent: upserts,
			body: complete(record('1', { email: 'a@x.io' })),
		},
		{
			title: 'is about a create',
			sent: { operation: 'create', items: [{ city: 'x' }, { city: 'y' }] },
			body: complete(record('1'), record('2')),
		},
		{
			title: 'is about a read by a key, which asks for the key',
			sent: { operation: 'get', by: 'email', items: ['a@x.io'] },
			body: complete(record('1', { email: 'z@x.io' })),
		},
		{
			title: 'has more records than entries',
			sent: { operation: 'update', items: ['1'] },
			body: complete(record('7'), record('8'), record('9')),
		},
		{
			title: 'has only records that other entries name',
			sent: { operation: 'update', items: ['1', '2'] },
			body: complete(traced(0, '2'), traced(1, '1')),
		},
		{
			title: 'says of each missing record of a read that there is none',
			sent: { operation: 'get', items: ['1', '2'] },
			body: partial([record('1')], [notFound('2')]),
		},
		{ title: 'is an outage', sent: upserts, body: {}, status: 503 },
		{
			title: 'is a refusal that is not about a unique value',
			sent: { operation: 'create', items: [{ email: 'a@x.io' }, { email: 'b@x.io' }] },
			body: refusal('VALIDATION_ERROR', 'bad'),
			status: 400,
		},
	])('leads to no question if it $title', ({ sent: given, body, status }) => {
		expect(asked(given, body, status)).toBeUndefined();
	});
});

describe('a batch that is refused for a unique value', () => {
	const creates: InFlight = {
		operation: 'create',
		items: [{ email: 'a@x.io' }, { email: 'b@x.io' }],
	};
	const body = refusal('CONFLICT', 'Contact already exists. Existing ID: 3401');

	test('leads to a read of the records that have the values', () => {
		expect(asked(creates, body, 409)).toMatchObject({
			about: 'conflicts',
			body: {
				inputs: [{ id: 'a@x.io' }, { id: 'b@x.io' }],
				idProperty: 'email',
			},
		});
	});

	test('is split, with the entries failed whose values the records of the answer have', () => {
		const answer = complete(record('3401', { email: 'b@x.io' }));
		const verdict = asked(creates, body, 409)?.verdictWith(answer);
		expect(verdict).toMatchObject({ verdict: 'split', apart: [] });
		expect(verdict?.verdict === 'split' && [...(verdict.failed?.keys() ?? [])]).toEqual([1]);
	});
});

describe('the answer', () => {
	const body = complete(record('2'), record('1'));
	const lines = (answer: unknown, reply: unknown = body, status = 200) => {
		const question = asked(upserts, reply, status);
		if (!question) throw new Error('no question');
		return linesOf(question.verdictWith(answer as Record<string, unknown>));
	};

	test('pairs each record with the entry that has its key, in any case', () => {
		const answer = complete(record('1', { email: 'A@x.io' }), record('2', { email: 'b@x.io' }));
		expect(lines(answer)).toEqual(['succeeded 1', 'succeeded 2']);
	});

	test('pairs a record by a secondary address', () => {
		const answer = complete(
			record('1', { email: 'a@x.io' }),
			record('2', { email: 'z@x.io', hs_additional_emails: 'y@x.io;b@x.io' }),
		);
		expect(lines(answer)).toEqual(['succeeded 1', 'succeeded 2']);
	});

	test.each([
		{ title: 'its primary address alone', values: { email: 'z@x.io' } },
		{
			title: 'other secondary addresses',
			values: { email: 'z@x.io', hs_additional_emails: 'y@x.io' },
		},
	])('pairs a record by a secondary address if it came back with $title', ({ values }) => {
		const reply = complete(record('1', { email: 'a@x.io' }), record('2', values));
		const answer = complete(record('2', { email: 'z@x.io', hs_additional_emails: 'b@x.io' }));
		expect(lines(answer, reply)).toEqual(['succeeded 1', 'succeeded 2']);
	});

	test('pairs what it names, and leaves the rest unknown', () => {
		const answer = complete(record('1', { email: 'a@x.io' }));
		expect(lines(answer)).toEqual(['succeeded 1', 'unknown n8n-run-1: RECORD_NOT_IDENTIFIED']);
	});

	test('leaves an entry unknown that an error names too', () => {
		const reply = partial([record('1'), record('2')], [traceError('n8n-run-0')]);
		const answer = complete(record('1', { email: 'a@x.io' }), record('2', { email: 'b@x.io' }));
		expect(lines(answer, reply, 207)).toEqual([
			'unknown n8n-run-0: property-unknown',
			'succeeded 2',
		]);
	});

	test.each([
		{ title: 'no records', answer: complete() },
		{ title: 'no list', answer: {} },
		{
			title: 'records that the reply does not have',
			answer: complete(record('8', { email: 'a@x.io' }), record('9', { email: 'b@x.io' })),
		},
		{
			title: 'one key for two records',
			answer: complete(record('1', { email: 'a@x.io' }), record('2', { email: 'a@x.io' })),
		},
		{
			title: 'both keys for one record',
			answer: complete(record('1', { email: 'a@x.io', hs_additional_emails: 'b@x.io' })),
		},
	])('leaves both entries unknown if it has $title', ({ answer }) => {
		expect(lines(answer)).toEqual(notIdentified);
	});

	test('is not believed about a record that came back with another key', () => {
		const reply = complete(record('1', { email: 'z@x.io' }), record('2', { email: 'b@x.io' }));
		const answer = complete(record('1', { email: 'a@x.io' }));
		expect(lines(answer, reply)).toEqual([
			'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
			'succeeded 2',
		]);
	});
});
