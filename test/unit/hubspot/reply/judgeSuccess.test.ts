import { answered, judged, told, type InFlight } from '../../support/sentBatch';
import {
	complete,
	htmlPage,
	notFound,
	orphan,
	partial,
	record,
	traced,
	traceError,
} from '../../support/replies';

interface Row {
	readonly title: string;
	readonly sent: InFlight;
	readonly status?: number;
	readonly body: unknown;
	readonly told: readonly string[];
}

const check = ({ sent, status = 200, body, told: expected }: Row): void =>
	expect(told(judged(sent, answered(status, body)))).toEqual(expected);

const reading = (...wishes: readonly string[]): InFlight => ({ operation: 'read', wishes });
const byEmail = (...wishes: readonly string[]): InFlight => ({
	operation: 'read',
	by: 'email',
	wishes,
});
const updating = (...wishes: readonly string[]): InFlight => ({ operation: 'update', wishes });
const upserting = (...wishes: readonly string[]): InFlight => ({
	operation: 'upsert',
	by: 'email',
	wishes,
});
const creating = (...subjects: readonly string[]): InFlight => ({
	object: 'ticket',
	operation: 'create',
	wishes: subjects.map((subject) => ({ subject })),
});
const archiving = (...wishes: readonly string[]): InFlight => ({ operation: 'archive', wishes });

describe('a read that HubSpot answered', () => {
	test.each<Row>([
		{
			title: 'all found, in another order',
			sent: reading('1', '2', '3'),
			body: complete(record('3'), record('1'), record('2')),
			told: ['succeeded 1', 'succeeded 2', 'succeeded 3'],
		},
		{
			title: 'one error names all ids that were not found',
			sent: reading('1', '2', '3', '4'),
			status: 207,
			body: partial([record('3')], [notFound('4', '1', '2')]),
			told: [
				'failed: record-not-found',
				'failed: record-not-found',
				'succeeded 3',
				'failed: record-not-found',
			],
		},
		{
			title: 'the errors are the same under 200 as under 207',
			sent: reading('1', '2'),
			status: 200,
			body: partial([record('1')], [notFound('2')]),
			told: ['succeeded 1', 'failed: record-not-found'],
		},
		{
			title: 'nothing found at all',
			sent: reading('1', '2'),
			status: 207,
			body: partial([], [notFound('1', '2')]),
			told: ['failed: record-not-found', 'failed: record-not-found'],
		},
		{
			title: 'ids that are numbers in the reply',
			sent: reading('1', '2'),
			body: partial([{ id: 1, properties: {} }], [{ message: 'gone', context: { ids: [2] } }]),
			told: ['succeeded 1', 'failed: gone'],
		},
		{
			title: 'ids beyond 53 bits are told apart',
			sent: reading('9007199254740993', '9007199254740992'),
			body: complete(record('9007199254740992'), record('9007199254740993')),
			told: ['succeeded 9007199254740993', 'succeeded 9007199254740992'],
		},
		{
			title: 'an e-mail asked for in upper case comes back in lower case',
			sent: byEmail('ANNA@Example.COM', 'bo@example.com'),
			body: complete(
				record('2', { email: 'bo@example.com' }),
				record('1', { email: 'anna@example.com' }),
			),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'a secondary address finds the contact, which returns its primary one',
			sent: byEmail('Old@example.com', 'bo@example.com'),
			body: complete(
				record('1', {
					email: 'new@example.com',
					hs_additional_emails: 'older@example.com;old@example.com',
				}),
				record('2', { email: 'bo@example.com', hs_additional_emails: null }),
			),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'two addresses of one contact both get it',
			sent: byEmail('new@example.com', 'old@example.com'),
			body: complete(
				record('1', { email: 'new@example.com', hs_additional_emails: 'old@example.com' }),
			),
			told: ['succeeded 1', 'succeeded 1'],
		},
		{
			title: 'e-mails that were not found are named as they were asked for',
			sent: byEmail('Raj+3@valmi.io', 'raj+2@valmi.io'),
			status: 207,
			body: partial([], [notFound('Raj+3@valmi.io', 'raj+2@valmi.io')]),
			told: ['failed: record-not-found', 'failed: record-not-found'],
		},
		{
			title: 'a ticket read by a unique property of the account compares exactly',
			sent: { object: 'ticket', operation: 'read', by: 'case_no', wishes: ['A-1', 'a-1'] },
			body: complete(record('8', { case_no: 'a-1' }), record('7', { case_no: 'A-1' })),
			told: ['succeeded 7', 'succeeded 8'],
		},
		{
			title: 'a record that is in neither list has failed: COMPLETE says nothing',
			sent: reading('1', '2'),
			body: complete(record('1')),
			told: ['succeeded 1', 'failed: NO_RESULT'],
		},
		{
			title: 'as many errors without a name as records without an outcome',
			sent: reading('1', '2'),
			status: 207,
			body: partial([record('2')], [orphan('broken')]),
			told: ['failed: broken', 'succeeded 2'],
		},
		{
			title: 'a record wins over an error about it, as nothing was written',
			sent: reading('1'),
			status: 207,
			body: partial([record('1')], [notFound('1')]),
			told: ['succeeded 1'],
		},
		{
			title: 'the same record twice is one record',
			sent: reading('1', '2'),
			body: complete(record('1', { n: 'first' }), record('1', { n: 'second' })),
			told: ['succeeded 1', 'failed: NO_RESULT'],
		},
		{
			title: 'as many errors without a name as records without an outcome, and a stranger',
			sent: reading('1', '2'),
			status: 207,
			body: partial([record('2'), record('99')], [orphan('broken')]),
			told: ['failed: NO_RESULT_OF_ITS_OWN', 'succeeded 2'],
		},
		{
			title: 'records and errors that nobody asked for are nobody’s',
			sent: reading('1'),
			status: 207,
			body: partial([record('99'), record('1')], [notFound('98')]),
			told: ['succeeded 1'],
		},
	])('$title', check);
});

describe('an update that HubSpot answered', () => {
	test.each<Row>([
		{
			title: 'is paired by record id, in any order',
			sent: updating('1', '2'),
			body: complete(record('2'), record('1')),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'is paired by trace id when that is echoed, though a merge changed the record id',
			sent: updating('1', '2'),
			body: complete(traced(1, '2'), traced(0, '555')),
			told: ['succeeded 555', 'succeeded 2'],
		},
		{
			title: 'fails the record that the trace id names',
			sent: updating('1', '2'),
			status: 207,
			body: partial([record('1')], [traceError('n8n-run-1')]),
			told: ['succeeded 1', 'failed: property-unknown'],
		},
		{
			title: 'fails the record that is named by id and trace id in one error',
			sent: updating('1', 'unknownIdentifier888'),
			status: 207,
			body: partial(
				[record('1')],
				[
					{
						category: 'OBJECT_NOT_FOUND',
						message: 'gone',
						context: { ids: ['unknownIdentifier888'], objectWriteTraceId: ['n8n-run-1'] },
					},
				],
			),
			told: ['succeeded 1', 'failed: record-not-found'],
		},
		{
			title: 'by a unique property is paired by its value, which was sent along',
			sent: { object: 'ticket', operation: 'update', by: 'case_no', wishes: ['A', 'B'] },
			body: complete(record('2', { case_no: 'B' }), record('1', { case_no: 'A' })),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'by a unique property that it changes is paired by the new value',
			sent: {
				object: 'ticket',
				operation: 'update',
				by: 'case_no',
				wishes: [],
				writes: [
					{ id: 'A', properties: { case_no: 'B' } },
					{ id: 'B', properties: { case_no: 'A' } },
				],
			},
			body: complete(record('2', { case_no: 'A' }), record('1', { case_no: 'B' })),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'by a unique property that it changes is blamed by the value it was asked by',
			sent: {
				object: 'ticket',
				operation: 'update',
				by: 'case_no',
				wishes: [],
				writes: [
					{ id: 'A', properties: { case_no: 'B' } },
					{ id: 'B', properties: { case_no: 'C' } },
				],
			},
			status: 207,
			body: partial([record('1', { case_no: 'B' })], [notFound('B')]),
			told: ['succeeded 1', 'failed: record-not-found'],
		},
		{
			title: 'that gives two records one unique value does not guess',
			sent: {
				object: 'ticket',
				operation: 'update',
				by: 'case_no',
				wishes: [],
				writes: [
					{ id: 'A', properties: { case_no: 'C' } },
					{ id: 'B', properties: { case_no: 'C' } },
				],
			},
			body: complete(record('1', { case_no: 'C' })),
			told: ['unknown n8n-run-0: NO_RESULT', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'of a record that was merged away, and is not in the reply, is of unknown fate',
			sent: updating('1', '2'),
			body: complete(record('2')),
			told: ['unknown n8n-run-0: NO_RESULT', 'succeeded 2'],
		},
		{
			title: 'with a record and an error for the same input is of unknown fate',
			sent: updating('1', '2'),
			status: 207,
			body: partial([record('1'), record('2')], [traceError('n8n-run-0', 'odd')]),
			told: ['unknown n8n-run-0: RECORD_AND_REASON', 'succeeded 2'],
		},
		{
			title: 'with two errors about one record fails with the first',
			sent: updating('1'),
			status: 207,
			body: partial([], [traceError('n8n-run-0', 'one'), traceError('n8n-run-0', 'two')]),
			told: ['failed: one'],
		},
	])('$title', check);
});

describe('an upsert that HubSpot answered', () => {
	test.each<Row>([
		{
			title: 'is paired by the echoed trace id',
			sent: upserting('a@x.io', 'b@x.io'),
			body: complete(traced(1, '2'), traced(0, '1')),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'is paired by the lower-cased address without one',
			sent: upserting('A@X.io', 'b@x.io'),
			body: complete(record('2', { email: 'b@x.io' }), record('1', { email: 'a@x.io' })),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'does not guess whose a record is that fits two inputs',
			sent: upserting('new@x.io', 'old@x.io'),
			body: complete(record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' })),
			told: ['unknown n8n-run-0: NO_RESULT', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'does not guess either when the record comes twice',
			sent: upserting('new@x.io', 'old@x.io'),
			body: complete(
				record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' }),
				record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' }),
			),
			told: ['unknown n8n-run-0: NO_RESULT', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'pairs a record that fits two inputs with the one that has none yet',
			sent: upserting('new@x.io', 'old@x.io'),
			body: complete(
				traced(1, '2'),
				record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' }),
			),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'pairs a record by one of its further addresses',
			sent: upserting('old@x.io'),
			body: complete(record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' })),
			told: ['succeeded 1'],
		},
		{
			title: 'takes an empty trace id for none',
			sent: upserting('a@x.io', 'b@x.io'),
			body: complete(
				record('2', { email: 'b@x.io' }, { objectWriteTraceId: '' }),
				record('1', { email: 'a@x.io' }, { objectWriteTraceId: '' }),
			),
			told: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'with an error that names nobody and a record of nobody says neither',
			sent: upserting('a@x.io', 'b@x.io'),
			status: 207,
			body: partial(
				[record('2', { email: 'b@x.io' }), record('9', { email: 'z@x.io' })],
				[orphan('bad')],
			),
			told: ['unknown n8n-run-0: NO_RESULT_OF_ITS_OWN', 'succeeded 2'],
		},
		{
			title: 'of a valid and an invalid record writes the valid one',
			sent: upserting('a@x.io', 'b@x.io'),
			status: 207,
			body: partial([traced(1, '2')], [traceError('n8n-run-0')]),
			told: ['failed: property-unknown', 'succeeded 2'],
		},
	])('$title', check);
});

describe('a create that HubSpot answered', () => {
	test.each<Row>([
		{
			title: 'is paired by the echoed trace id',
			sent: creating('printer', 'printer'),
			status: 201,
			body: complete(traced(1, '12'), traced(0, '11')),
			told: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is paired by the values that come back without one',
			sent: creating('printer', 'phone'),
			status: 201,
			body: complete(record('12', { subject: 'phone' }), record('11', { subject: 'printer' })),
			told: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'with echoed trace ids on some records only',
			sent: creating('printer', 'printer', 'phone'),
			status: 201,
			body: complete(
				record('13', { subject: 'phone' }),
				record('12', { subject: 'printer' }),
				traced(0, '11', { subject: 'printer' }),
			),
			told: ['succeeded 11', 'succeeded 12', 'succeeded 13'],
		},
		{
			title: 'fails the record that the trace id names, and pairs the other by its values',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([record('12', { subject: 'phone' })], [traceError('n8n-run-0')]),
			told: ['failed: property-unknown', 'succeeded 12'],
		},
		{
			title: 'gives a record to the one of two inputs alike that no error names',
			sent: creating('printer', 'printer'),
			status: 207,
			body: partial([record('12', { subject: 'printer' })], [traceError('n8n-run-0')]),
			told: ['failed: property-unknown', 'succeeded 12'],
		},
		{
			title: 'is certain of the last record of a complete reply, whatever HubSpot made of it',
			sent: creating('printer', '  5 %  '),
			status: 201,
			body: complete(record('12', { subject: 'five' }), record('11', { subject: 'printer' })),
			told: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is not certain of the last record when an error names nobody',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial(
				[record('11', { subject: 'printer' }), record('12', { subject: 'five' })],
				[orphan('bad')],
			),
			told: ['succeeded 11', 'unknown n8n-run-1: NO_RESULT_OF_ITS_OWN'],
		},
		{
			title: 'is certain of the last record when the errors name all the others',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([record('12', { subject: 'five' })], [traceError('n8n-run-0')]),
			told: ['failed: property-unknown', 'succeeded 12'],
		},
		{
			title: 'takes an empty trace id for none',
			sent: creating('printer'),
			status: 201,
			body: complete(record('11', { subject: 'printer' }, { objectWriteTraceId: '' })),
			told: ['succeeded 11'],
		},
		{
			title: 'with an error for each record without an outcome, and a record of nobody',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial([record('12', { subject: 'five' })], [orphan('a'), orphan('b'), orphan('c')]),
			told: [0, 1, 2].map((item) => `unknown n8n-run-${item}: NO_RESULT_OF_ITS_OWN`),
		},
		{
			title: 'is certain of a record when the error names the only other input that fits',
			sent: {
				operation: 'create',
				wishes: [
					{ firstname: 'Bo', secret: '1' },
					{ firstname: 'Bo', secret: '2' },
				],
			},
			status: 207,
			body: partial([record('12', { firstname: 'Bo' })], [traceError('n8n-run-1')]),
			told: ['succeeded 12', `failed: property-unknown`],
		},
		{
			title: 'with an echoed record and an error for the same input is of unknown fate',
			sent: creating('printer'),
			status: 207,
			body: partial([traced(0, '11')], [traceError('n8n-run-0', 'odd')]),
			told: ['unknown n8n-run-0: RECORD_AND_REASON'],
		},
		{
			title: 'leaves records whose values tell nothing as unknown, never by their order',
			sent: creating('printer', 'phone'),
			status: 201,
			body: complete(record('11'), record('12')),
			told: ['unknown n8n-run-0: NO_RESULT', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'with as many errors that name nobody as records without an outcome',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial([record('12', { subject: 'phone' })], [orphan('bad'), orphan('worse')]),
			told: ['failed: bad; or: worse', 'succeeded 12', 'failed: bad; or: worse'],
		},
		{
			title: 'with the same error that names nobody for each says it once',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([], [orphan('bad'), orphan('bad')]),
			told: ['failed: bad', 'failed: bad'],
		},
		{
			title: 'with fewer errors that name nobody than records without an outcome',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial([record('12', { subject: 'phone' })], [orphan('bad')]),
			told: [
				'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
				'succeeded 12',
				'unknown n8n-run-2: NO_RESULT_OF_ITS_OWN',
			],
		},
		{
			title: 'with two records for one trace id takes the first',
			sent: creating('printer', 'phone'),
			status: 201,
			body: complete(traced(0, '11'), traced(0, '99'), traced(1, '12')),
			told: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'with the trace ids of somebody else pairs none of them',
			sent: creating('printer'),
			status: 201,
			body: complete(record('11', { subject: 'printer' }, { objectWriteTraceId: 'other' })),
			told: ['unknown n8n-run-0: NO_RESULT'],
		},
	])('$title', check);

	test('an address that is taken fails with the id of the contact that has it', () => {
		const verdict = judged(
			{ operation: 'create', wishes: [{ email: 'a@x.io' }] },
			answered(
				207,
				partial(
					[],
					[
						{
							status: 'error',
							category: 'CONFLICT',
							message: 'Contact already exists. Existing ID: 171591000198',
							context: { objectWriteTraceId: ['n8n-run-0'], existingId: ['171591000198'] },
						},
					],
				),
			),
		);
		expect(verdict).toMatchObject({
			verdict: 'settled',
			outcomes: [
				{
					outcome: 'failed',
					triedAlone: true,
					failure: {
						refusal: 'record-exists',
						original: 'Contact already exists. Existing ID: 171591000198',
						category: 'CONFLICT',
						existingId: '171591000198',
						httpStatus: 207,
					},
				},
			],
		});
	});
});

describe('an archive that HubSpot answered', () => {
	test.each<Row>([
		{
			title: 'has no body: the status is the result of all',
			sent: archiving('1', '2'),
			status: 204,
			body: '',
			told: ['succeeded', 'succeeded'],
		},
		{
			title: 'with the lists of a batch reply has no result for anybody',
			sent: archiving('1', '2'),
			body: complete(),
			told: ['succeeded', 'succeeded'],
		},
		{
			title: 'with an empty list of errors has succeeded',
			sent: archiving('1'),
			status: 207,
			body: { errors: [] },
			told: ['succeeded'],
		},
		{
			title: 'with as many errors that name nobody as records fails them',
			sent: archiving('1'),
			status: 207,
			body: partial([], [orphan('bad')]),
			told: ['failed: bad'],
		},
		{
			title: 'with an error that names a record fails that one',
			sent: archiving('1', '2'),
			status: 207,
			body: partial([], [notFound('2')]),
			told: ['succeeded', 'failed: record-not-found'],
		},
		{
			title: 'with an error that names nobody leaves all of unknown fate',
			sent: archiving('1', '2'),
			status: 207,
			body: partial([], [orphan('bad')]),
			told: ['unknown n8n-run-0: NO_RESULT_OF_ITS_OWN', 'unknown n8n-run-1: NO_RESULT_OF_ITS_OWN'],
		},
	])('$title', check);
});

/** A list inside a list inside a list … */
const deep = (levels: number): unknown => {
	let value: unknown = 'end';
	for (let level = 0; level < levels; level++) value = [value];
	return value;
};

interface OddBody {
	readonly title: string;
	readonly body: unknown;
}

describe('a 2xx whose body is no answer to a batch', () => {
	const empty: readonly OddBody[] = [
		{ title: 'nothing', body: undefined },
		{ title: 'an empty text', body: '' },
		{ title: 'null', body: null },
	];
	const others: readonly OddBody[] = [
		{ title: 'a page of HTML', body: htmlPage },
		{ title: 'a blank text', body: ' \n' },
		{ title: 'a list', body: [record('1')] },
		{ title: 'a number', body: 42 },
		{ title: 'a boolean', body: true },
		{ title: 'an empty object', body: {} },
		{ title: 'results that are an object', body: { results: { 0: record('1') } } },
		{ title: 'results that are a text', body: { results: 'none' } },
		{ title: 'results that are null', body: { results: null, errors: null } },
		{ title: 'errors that are an object', body: { errors: { message: 'bad' } } },
		{ title: 'a record instead of a list of them', body: record('1') },
		{
			title: 'results under __proto__',
			body: JSON.parse('{"__proto__":{"results":[{"id":"1"}]}}') as unknown,
		},
	];
	test.each([...empty, ...others])('a read goes again: $title', ({ body }) => {
		expect(told(judged(reading('1', '2'), answered(200, body)))).toEqual([
			'retry, or else failed: NOT_A_BATCH_ANSWER',
		]);
	});

	test.each([...empty, ...others])('an update goes again, and an upsert: $title', ({ body }) => {
		const line = 'retry, or else unknown: NOT_A_BATCH_ANSWER';
		expect(told(judged(updating('1', '2'), answered(200, body)))).toEqual([line]);
		expect(told(judged(upserting('a@x.io'), answered(200, body)))).toEqual([line]);
	});

	test.each([...empty, ...others])('every record of a create is unknown: $title', ({ body }) => {
		expect(told(judged(creating('printer', 'phone'), answered(201, body)))).toEqual([
			'unknown n8n-run-0: NOT_A_BATCH_ANSWER',
			'unknown n8n-run-1: NOT_A_BATCH_ANSWER',
		]);
	});

	test.each(empty)('an archive has succeeded, as HubSpot answers it with: $title', ({ body }) => {
		expect(told(judged(archiving('1', '2'), answered(204, body)))).toEqual([
			'succeeded',
			'succeeded',
		]);
	});

	test.each(others)('an archive goes again: $title', ({ body }) => {
		expect(told(judged(archiving('1', '2'), answered(200, body)))).toEqual([
			'retry, or else unknown: NOT_A_BATCH_ANSWER',
		]);
	});

	test('is told as an answer without a result', () => {
		expect(judged(reading('1'), answered(202, htmlPage))).toMatchObject({
			verdict: 'retry',
			failure: { category: 'NO_RESULT', httpStatus: 202 },
		});
	});

	test.each([
		{ title: 'no errors', body: { results: [record('1')] } },
		{ title: 'errors that are no list', body: { results: [record('1')], errors: 'none' } },
	])('one list is enough: results and $title', ({ body }) => {
		expect(told(judged(reading('1'), answered(200, body)))).toEqual(['succeeded 1']);
	});

	test.each([
		{ title: 'no results', body: { errors: [notFound('1')] } },
		{ title: 'results that are no list', body: { results: {}, errors: [notFound('1')] } },
	])('one list is enough: errors and $title', ({ body }) => {
		expect(told(judged(reading('1'), answered(207, body)))).toEqual(['failed: record-not-found']);
	});
});

describe('a 2xx with lists that make no sense', () => {
	const bodies: readonly OddBody[] = [
		{ title: 'results that are none', body: { results: [] } },
		{ title: 'errors that are none', body: { errors: [] } },
		{ title: 'results that are no records', body: { results: [null, 1, 'x', [], [record('1')]] } },
		{ title: 'a record without an id', body: complete({ properties: {} }) },
		{ title: 'a record with an id that is an object', body: complete({ id: { value: '1' } }) },
		{ title: 'a record whose properties are a list', body: complete({ properties: ['1'] }) },
		{ title: 'a very deep list', body: { results: deep(100_000) } },
		{
			title: 'very many records of others',
			body: complete(...new Array(50_000).fill(record('9'))),
		},
		{ title: 'an id inherited from a prototype', body: complete(Object.create({ id: '1' })) },
	];

	test.each(bodies)('fails every record of a read: $title', ({ body }) => {
		expect(told(judged(reading('1', '2'), answered(200, body)))).toEqual([
			'failed: NO_RESULT',
			'failed: NO_RESULT',
		]);
	});

	test.each(bodies)('leaves every record of a create unknown: $title', ({ body }) => {
		expect(told(judged(creating('printer', 'phone'), answered(201, body)))).toEqual([
			'unknown n8n-run-0: NO_RESULT',
			'unknown n8n-run-1: NO_RESULT',
		]);
	});

	test.each<{ readonly title: string; readonly errors: unknown }>([
		{ title: 'errors that are an object', errors: { message: 'bad' } },
		{ title: 'errors that are no objects', errors: [null, 7, 'bad', ['bad']] },
	])('$title count for nothing', ({ errors }) => {
		expect(told(judged(reading('1'), answered(207, { results: [], errors })))).toEqual([
			'failed: NO_RESULT',
		]);
	});

	test.each<{ readonly title: string; readonly context: unknown }>([
		{ title: 'no context', context: undefined },
		{ title: 'a context that is a list', context: ['1'] },
		{ title: 'ids that are objects', context: { ids: [{ id: '1' }] } },
		{ title: 'ids that are null', context: { ids: null } },
		{ title: 'ids under __proto__', context: JSON.parse('{"__proto__":{"ids":["1"]}}') as unknown },
	])('an error with $title names nobody', ({ context }) => {
		const body = partial([record('2')], [{ message: 'bad', context }, orphan('worse')]);
		expect(told(judged(reading('1', '2'), answered(207, body)))).toEqual([
			'failed: NO_RESULT_OF_ITS_OWN',
			'succeeded 2',
		]);
	});

	test('a single id may stand in place of a list of ids', () => {
		const body = partial([], [{ message: 'gone', context: { id: '1' } }]);
		expect(told(judged(reading('1', '2'), answered(207, body)))).toEqual([
			'failed: gone',
			'failed: NO_RESULT',
		]);
	});

	test('a record with a property called __proto__ is a record like others', () => {
		const body: unknown = JSON.parse(
			'{"results":[{"id":"1","properties":{"__proto__":{"email":"b@x.io"},"email":"a@x.io"}}]}',
		);
		expect(told(judged(byEmail('a@x.io', 'b@x.io'), answered(200, body)))).toEqual([
			'succeeded 1',
			'failed: NO_RESULT',
		]);
	});
});
