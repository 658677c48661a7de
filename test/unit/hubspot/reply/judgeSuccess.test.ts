import { problemLine } from '../../../support/lines';
import { answered, judged, linesOf, type InFlight } from '../../support/sentBatch';
import {
	badValues,
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
	readonly lines: readonly string[];
}

const check = ({ sent, status = 200, body, lines }: Row): void =>
	expect(linesOf(judged(sent, answered(status, body)))).toEqual(lines);

const reading = (...items: readonly string[]): InFlight => ({ operation: 'get', items });
const byEmail = (...items: readonly string[]): InFlight => ({
	operation: 'get',
	by: 'email',
	items,
});
const updating = (...items: readonly string[]): InFlight => ({ operation: 'update', items });
const upserting = (...items: readonly string[]): InFlight => ({
	operation: 'upsert',
	by: 'email',
	items,
});
const creating = (...subjects: readonly string[]): InFlight => ({
	object: 'ticket',
	operation: 'create',
	items: subjects.map((subject) => ({ subject })),
});
const archiving = (...items: readonly string[]): InFlight => ({ operation: 'delete', items });

describe('the reply to a read', () => {
	test.each<Row>([
		{
			title: 'all records, in another order',
			sent: reading('1', '2', '3'),
			body: complete(record('3'), record('1'), record('2')),
			lines: ['succeeded 1', 'succeeded 2', 'succeeded 3'],
		},
		{
			title: 'one error that names all IDs that were not found',
			sent: reading('1', '2', '3', '4'),
			status: 207,
			body: partial([record('3')], [notFound('4', '1', '2')]),
			lines: [
				'failed: record-not-found',
				'failed: record-not-found',
				'succeeded 3',
				'failed: record-not-found',
			],
		},
		{
			title: 'errors under 200, as under 207',
			sent: reading('1', '2'),
			status: 200,
			body: partial([record('1')], [notFound('2')]),
			lines: ['succeeded 1', 'failed: record-not-found'],
		},
		{
			title: 'no record found',
			sent: reading('1', '2'),
			status: 207,
			body: partial([], [notFound('1', '2')]),
			lines: ['failed: record-not-found', 'failed: record-not-found'],
		},
		{
			title: 'IDs that are numbers in the reply',
			sent: reading('1', '2'),
			body: partial([{ id: 1, properties: {} }], [{ message: 'gone', context: { ids: [2] } }]),
			lines: ['succeeded 1', 'failed: gone'],
		},
		{
			title: 'IDs beyond 53 bits, which stay distinct',
			sent: reading('9007199254740993', '9007199254740992'),
			body: complete(record('9007199254740992'), record('9007199254740993')),
			lines: ['succeeded 9007199254740993', 'succeeded 9007199254740992'],
		},
		{
			title: 'an email requested in upper case and returned in lower case',
			sent: byEmail('ANNA@Example.COM', 'bo@example.com'),
			body: complete(
				record('2', { email: 'bo@example.com' }),
				record('1', { email: 'anna@example.com' }),
			),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'a contact requested by a secondary address, with its primary one',
			sent: byEmail('Old@example.com', 'bo@example.com'),
			body: complete(
				record('1', {
					email: 'new@example.com',
					hs_additional_emails: 'older@example.com;old@example.com',
				}),
				record('2', { email: 'bo@example.com', hs_additional_emails: null }),
			),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'one contact for two of its addresses',
			sent: byEmail('new@example.com', 'old@example.com'),
			body: complete(
				record('1', { email: 'new@example.com', hs_additional_emails: 'old@example.com' }),
			),
			lines: ['succeeded 1', 'succeeded 1'],
		},
		{
			title: 'an error that names emails as they were requested',
			sent: byEmail('Raj+3@valmi.io', 'raj+2@valmi.io'),
			status: 207,
			body: partial([], [notFound('Raj+3@valmi.io', 'raj+2@valmi.io')]),
			lines: ['failed: record-not-found', 'failed: record-not-found'],
		},
		{
			title: 'a ticket read by a unique property of the account, which is compared exactly',
			sent: { object: 'ticket', operation: 'get', by: 'case_no', items: ['A-1', 'a-1'] },
			body: complete(record('8', { case_no: 'a-1' }), record('7', { case_no: 'A-1' })),
			lines: ['succeeded 7', 'succeeded 8'],
		},
		{
			title: 'the status COMPLETE, and a record in neither list',
			sent: reading('1', '2'),
			body: complete(record('1')),
			lines: ['succeeded 1', 'failed: NO_RESULT'],
		},
		{
			title: 'as many unattributed errors as entries without an outcome',
			sent: reading('1', '2'),
			status: 207,
			body: partial([record('2')], [orphan('broken')]),
			lines: ['failed: broken', 'succeeded 2'],
		},
		{
			title: 'as many unattributed errors as entries without an outcome, all of them joined',
			sent: reading('1', '2', '3'),
			status: 207,
			body: partial([record('2')], [orphan('bad'), orphan('worse')]),
			lines: ['failed: bad; or: worse', 'succeeded 2', 'failed: bad; or: worse'],
		},
		{
			title: 'the same unattributed error for each entry, which is said once',
			sent: reading('1', '2'),
			status: 207,
			body: partial([], [orphan('bad'), orphan('bad')]),
			lines: ['failed: bad', 'failed: bad'],
		},
		{
			title: 'a record and an error about it: nothing was written, so the record wins',
			sent: reading('1'),
			status: 207,
			body: partial([record('1')], [notFound('1')]),
			lines: ['succeeded 1'],
		},
		{
			title: 'the same record twice',
			sent: reading('1', '2'),
			body: complete(record('1', { n: 'first' }), record('1', { n: 'second' })),
			lines: ['succeeded 1', 'failed: NO_RESULT'],
		},
		{
			title: 'as many unattributed errors as entries without an outcome, and an unmatched record',
			sent: reading('1', '2'),
			status: 207,
			body: partial([record('2'), record('99')], [orphan('broken')]),
			lines: ['failed: RECORD_NOT_IDENTIFIED_AND_REASON', 'succeeded 2'],
		},
		{
			title: 'an error about a record that was not requested is not about the silent entry',
			sent: reading('1', '2'),
			status: 207,
			body: partial([record('2')], [notFound('98')]),
			lines: ['failed: NO_RESULT_OF_ITS_OWN', 'succeeded 2'],
		},
		{
			title: 'records and errors that were not requested',
			sent: reading('1'),
			status: 207,
			body: partial([record('99'), record('1')], [notFound('98')]),
			lines: ['succeeded 1'],
		},
	])('$title', check);
});

describe('the reply to an update', () => {
	test.each<Row>([
		{
			title: 'is paired by record ID, in any order',
			sent: updating('1', '2'),
			body: complete(record('2'), record('1')),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'is paired by a returned trace ID if a merge changed the record ID',
			sent: updating('1', '2'),
			body: complete(traced(1, '2'), traced(0, '555', { hs_merged_object_ids: '1' })),
			lines: ['succeeded 555', 'succeeded 2'],
		},
		{
			title: 'is not paired by a trace ID with a record that was not named',
			sent: updating('1', '2'),
			body: complete(traced(1, '2'), traced(0, '555')),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED', 'succeeded 2'],
		},
		{
			title: 'is not paired by trace IDs that are exchanged',
			sent: updating('1', '2'),
			body: complete(traced(1, '1'), traced(0, '2')),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
		{
			title: 'fails the entry that the trace ID names',
			sent: updating('1', '2'),
			status: 207,
			body: partial([record('1')], [traceError('n8n-run-1')]),
			lines: ['succeeded 1', 'failed: property-unknown'],
		},
		{
			title: 'fails the entry that one error names by ID and trace ID',
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
			lines: ['succeeded 1', 'failed: record-not-found'],
		},
		{
			title: 'by a unique property is paired by its value, which is sent with the properties',
			sent: { object: 'ticket', operation: 'update', by: 'case_no', items: ['A', 'B'] },
			body: complete(record('2', { case_no: 'B' }), record('1', { case_no: 'A' })),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'by a unique property that it changes is paired by the new value',
			sent: {
				object: 'ticket',
				operation: 'update',
				by: 'case_no',
				items: [],
				writes: [
					{ id: 'A', properties: { case_no: 'B' } },
					{ id: 'B', properties: { case_no: 'A' } },
				],
			},
			body: complete(record('2', { case_no: 'A' }), record('1', { case_no: 'B' })),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'by a unique property that it changes has errors that name the old value',
			sent: {
				object: 'ticket',
				operation: 'update',
				by: 'case_no',
				items: [],
				writes: [
					{ id: 'A', properties: { case_no: 'B' } },
					{ id: 'B', properties: { case_no: 'C' } },
				],
			},
			status: 207,
			body: partial([record('1', { case_no: 'B' })], [notFound('B')]),
			lines: ['succeeded 1', 'failed: record-not-found'],
		},
		{
			title: 'that gives two records one unique value is not guessed',
			sent: {
				object: 'ticket',
				operation: 'update',
				by: 'case_no',
				items: [],
				writes: [
					{ id: 'A', properties: { case_no: 'C' } },
					{ id: 'B', properties: { case_no: 'C' } },
				],
			},
			body: complete(record('1', { case_no: 'C' })),
			lines: [
				'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
				'unknown n8n-run-1: RECORD_NOT_IDENTIFIED',
			],
		},
		{
			title: 'without a merged record leaves its entry unknown',
			sent: updating('1', '2'),
			body: complete(record('2')),
			lines: ['unknown n8n-run-0: NO_RESULT', 'succeeded 2'],
		},
		{
			title: 'with a record and an error for one entry leaves it unknown',
			sent: updating('1', '2'),
			status: 207,
			body: partial([record('1'), record('2')], [traceError('n8n-run-0', 'bad')]),
			lines: ['unknown n8n-run-0: RECORD_AND_REASON', 'succeeded 2'],
		},
		{
			title: 'with two errors about one entry fails it with the first',
			sent: updating('1'),
			status: 207,
			body: partial([], [traceError('n8n-run-0', 'one'), traceError('n8n-run-0', 'two')]),
			lines: ['failed: one'],
		},
	])('$title', check);
});

describe('the reply to an upsert', () => {
	test.each<Row>([
		{
			title: 'is paired by a returned trace ID',
			sent: upserting('a@x.io', 'b@x.io'),
			body: complete(traced(1, '2'), traced(0, '1')),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'is paired by trace IDs if two addresses belong to one contact',
			sent: upserting('a@x.io', 'old@x.io'),
			body: complete(traced(0, '1', { email: 'a@x.io' }), traced(1, '1', { email: 'a@x.io' })),
			lines: ['succeeded 1', 'succeeded 1'],
		},
		{
			title: 'is paired by the address in lower case without one',
			sent: upserting('A@X.io', 'b@x.io'),
			body: complete(record('2', { email: 'b@x.io' }), record('1', { email: 'a@x.io' })),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'with one record that fits two entries is not guessed',
			sent: upserting('new@x.io', 'old@x.io'),
			body: complete(record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' })),
			lines: [
				'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
				'unknown n8n-run-1: RECORD_NOT_IDENTIFIED',
			],
		},
		{
			title: 'with one record that fits two entries, returned twice, is not guessed',
			sent: upserting('new@x.io', 'old@x.io'),
			body: complete(
				record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' }),
				record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' }),
			),
			lines: [
				'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
				'unknown n8n-run-1: RECORD_NOT_IDENTIFIED',
			],
		},
		{
			title: 'pairs a record that fits two entries with the one that has no record yet',
			sent: upserting('new@x.io', 'old@x.io'),
			body: complete(
				traced(1, '2'),
				record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' }),
			),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'pairs a record by a secondary address',
			sent: upserting('old@x.io'),
			body: complete(record('1', { email: 'new@x.io', hs_additional_emails: 'old@x.io' })),
			lines: ['succeeded 1'],
		},
		{
			title: 'ignores an empty trace ID',
			sent: upserting('a@x.io', 'b@x.io'),
			body: complete(
				record('2', { email: 'b@x.io' }, { objectWriteTraceId: '' }),
				record('1', { email: 'a@x.io' }, { objectWriteTraceId: '' }),
			),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'with an unattributed error and an unmatched record leaves its open entry unknown',
			sent: upserting('a@x.io', 'b@x.io'),
			status: 207,
			body: partial(
				[record('2', { email: 'b@x.io' }), record('9', { email: 'z@x.io' })],
				[orphan('bad')],
			),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED_AND_REASON', 'succeeded 2'],
		},
		{
			title: 'about a valid and an invalid entry succeeds for the valid one',
			sent: upserting('a@x.io', 'b@x.io'),
			status: 207,
			body: partial([traced(1, '2')], [traceError('n8n-run-0')]),
			lines: ['failed: property-unknown', 'succeeded 2'],
		},
	])('$title', check);
});

describe('the reply to a create', () => {
	test.each<Row>([
		{
			title: 'is paired by a returned trace ID',
			sent: creating('printer', 'printer'),
			status: 201,
			body: complete(traced(1, '12'), traced(0, '11')),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is paired by the returned values without one',
			sent: creating('printer', 'phone'),
			status: 201,
			body: complete(record('12', { subject: 'phone' }), record('11', { subject: 'printer' })),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'with trace IDs on some records only is paired by both',
			sent: creating('printer', 'printer', 'phone'),
			status: 201,
			body: complete(
				record('13', { subject: 'phone' }),
				record('12', { subject: 'printer' }),
				traced(0, '11', { subject: 'printer' }),
			),
			lines: ['succeeded 11', 'succeeded 12', 'succeeded 13'],
		},
		{
			title: 'fails the entry that the trace ID names, and pairs the other by its values',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([record('12', { subject: 'phone' })], [traceError('n8n-run-0')]),
			lines: ['failed: property-unknown', 'succeeded 12'],
		},
		{
			title: 'pairs a record with the one of two equal entries that no error names',
			sent: creating('printer', 'printer'),
			status: 207,
			body: partial([record('12', { subject: 'printer' })], [traceError('n8n-run-0')]),
			lines: ['failed: property-unknown', 'succeeded 12'],
		},
		{
			title: 'does not pair the last record of a complete reply if no value fits',
			sent: creating('printer', '  5 %  '),
			status: 201,
			body: complete(record('12', { subject: 'five' }), record('11', { subject: 'printer' })),
			lines: ['succeeded 11', 'unknown n8n-run-1: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'leaves the last record unmatched if an error is unattributed',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial(
				[record('11', { subject: 'printer' }), record('12', { subject: 'five' })],
				[orphan('bad')],
			),
			lines: ['succeeded 11', 'unknown n8n-run-1: RECORD_NOT_IDENTIFIED_AND_REASON'],
		},
		{
			title:
				'does not pair the last record if no value fits, even if errors name all other entries',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([record('12', { subject: 'five' })], [traceError('n8n-run-0')]),
			lines: ['failed: property-unknown', 'unknown n8n-run-1: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'ignores an empty trace ID',
			sent: creating('printer'),
			status: 201,
			body: complete(record('11', { subject: 'printer' }, { objectWriteTraceId: '' })),
			lines: ['succeeded 11'],
		},
		{
			title:
				'with an unattributed error for each entry, and an unmatched record, leaves all unknown',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial([record('12', { subject: 'five' })], [orphan('a'), orphan('b'), orphan('c')]),
			lines: [0, 1, 2].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED_AND_REASON`),
		},
		{
			title: 'pairs a record if the error names the only other entry that fits',
			sent: {
				operation: 'create',
				items: [
					{ firstname: 'Bo', secret: '1' },
					{ firstname: 'Bo', secret: '2' },
				],
			},
			status: 207,
			body: partial([record('12', { firstname: 'Bo' })], [traceError('n8n-run-1')]),
			lines: ['succeeded 12', 'failed: property-unknown'],
		},
		{
			title: 'with a record and an error for one trace ID leaves its entry unknown',
			sent: creating('printer'),
			status: 207,
			body: partial([traced(0, '11')], [traceError('n8n-run-0', 'bad')]),
			lines: ['unknown n8n-run-0: RECORD_AND_REASON'],
		},
		{
			title: 'with records without values leaves all unknown, and never pairs by order',
			sent: creating('printer', 'phone'),
			status: 201,
			body: complete(record('11'), record('12')),
			lines: [
				'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
				'unknown n8n-run-1: RECORD_NOT_IDENTIFIED',
			],
		},
		{
			title:
				'with as many unattributed refusals as entries without an outcome fails them with all of them',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial(
				[record('12', { subject: 'phone' })],
				[orphan(badValues('bad')), orphan(badValues('worse'))],
			),
			lines: ['failed: property-unknown', 'succeeded 12', 'failed: property-unknown'],
		},
		{
			title: 'with a refusal that names an entry, and one that names none, fails both',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([], [traceError('n8n-run-0'), orphan(badValues('bad'))]),
			lines: ['failed: property-unknown', 'failed: property-unknown'],
		},
		{
			title: 'with unattributed errors that are not known as refusals leaves the others unknown',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial([record('12', { subject: 'phone' })], [orphan('bad'), orphan('worse')]),
			lines: [
				'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
				'succeeded 12',
				'unknown n8n-run-2: NO_RESULT_OF_ITS_OWN',
			],
		},
		{
			title: 'with the same unattributed refusal for each entry fails them',
			sent: creating('printer', 'phone'),
			status: 207,
			body: partial([], [orphan(badValues('bad')), orphan(badValues('bad'))]),
			lines: ['failed: property-unknown', 'failed: property-unknown'],
		},
		{
			title: 'with fewer unattributed errors than entries without an outcome leaves these unknown',
			sent: creating('printer', 'phone', 'desk'),
			status: 207,
			body: partial([record('12', { subject: 'phone' })], [orphan('bad')]),
			lines: [
				'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
				'succeeded 12',
				'unknown n8n-run-2: NO_RESULT_OF_ITS_OWN',
			],
		},
		{
			title: 'with two records for one trace ID takes neither',
			sent: creating('printer', 'phone'),
			status: 201,
			body: complete(traced(0, '11'), traced(0, '99'), traced(1, '12')),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED', 'succeeded 12'],
		},
		{
			title: 'with one record twice for one trace ID takes it',
			sent: creating('printer'),
			status: 201,
			body: complete(traced(0, '11'), traced(0, '11')),
			lines: ['succeeded 11'],
		},
		{
			title: 'does not believe a trace ID of a contact with another address',
			sent: { operation: 'create', items: [{ email: 'a@x.io' }, { firstname: 'Bo' }] },
			status: 201,
			body: complete(traced(0, '11', { email: 'z@x.io' }), traced(1, '12', { email: 'y@x.io' })),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
		{
			title: 'with the trace ID of another run is not paired',
			sent: creating('printer'),
			status: 201,
			body: complete(record('11', { subject: 'printer' }, { objectWriteTraceId: 'other' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
	])('$title', check);

	test('fails an address that is taken with the ID of the contact that has it', () => {
		const verdict = judged(
			{ operation: 'create', items: [{ email: 'a@x.io' }] },
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

describe('the reply to an archive', () => {
	test.each<Row>([
		{
			title: 'has no body: the status is the result of every entry',
			sent: archiving('1', '2'),
			status: 204,
			body: '',
			lines: ['succeeded', 'succeeded'],
		},
		{
			title: 'with empty lists succeeds, because it never has results',
			sent: archiving('1', '2'),
			body: complete(),
			lines: ['succeeded', 'succeeded'],
		},
		{
			title: 'with an empty list of errors succeeds',
			sent: archiving('1'),
			status: 207,
			body: { errors: [] },
			lines: ['succeeded'],
		},
		{
			title:
				'with an error that names an entry, and one that names none, leaves the others unknown',
			sent: archiving('1', '2', '3'),
			status: 207,
			body: partial([], [notFound('2'), orphan('bad')]),
			lines: [
				'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
				'failed: record-not-found',
				'unknown n8n-run-2: NO_RESULT_OF_ITS_OWN',
			],
		},
		{
			title: 'with as many unattributed refusals as entries fails them',
			sent: archiving('1'),
			status: 207,
			body: partial([], [{ ...orphan('gone'), category: 'OBJECT_NOT_FOUND' }]),
			lines: ['failed: record-not-found'],
		},
		{
			title: 'with an unattributed error that is not known as a refusal leaves its entry unknown',
			sent: archiving('1'),
			status: 207,
			body: partial([], [orphan('bad')]),
			lines: ['unknown n8n-run-0: NO_RESULT_OF_ITS_OWN'],
		},
		{
			title: 'with an error that names an entry fails that one',
			sent: archiving('1', '2'),
			status: 207,
			body: partial([], [notFound('2')]),
			lines: ['succeeded', 'failed: record-not-found'],
		},
		{
			title: 'with an unattributed error leaves all unknown',
			sent: archiving('1', '2'),
			status: 207,
			body: partial([], [orphan('bad')]),
			lines: ['unknown n8n-run-0: NO_RESULT_OF_ITS_OWN', 'unknown n8n-run-1: NO_RESULT_OF_ITS_OWN'],
		},
	])('$title', check);
});

/** Lists inside each other. */
const deep = (levels: number): unknown => {
	let value: unknown = 'end';
	for (let level = 0; level < levels; level++) value = [value];
	return value;
};

interface OddBody {
	readonly title: string;
	readonly body: unknown;
}

describe('a 2xx without the lists of a batch reply', () => {
	const empty: readonly OddBody[] = [
		{ title: 'no body', body: undefined },
		{ title: 'empty text', body: '' },
		{ title: 'null', body: null },
	];
	const others: readonly OddBody[] = [
		{ title: 'an HTML page', body: htmlPage },
		{ title: 'white space', body: ' \n' },
		{ title: 'a list', body: [record('1')] },
		{ title: 'a number', body: 42 },
		{ title: 'a boolean', body: true },
		{ title: 'an empty object', body: {} },
		{ title: 'results that are an object', body: { results: { 0: record('1') } } },
		{ title: 'results that are text', body: { results: 'none' } },
		{ title: 'results that are null', body: { results: null, errors: null } },
		{ title: 'errors that are an object', body: { errors: { message: 'bad' } } },
		{ title: 'a record in place of the lists', body: record('1') },
		{
			title: 'results under __proto__',
			body: JSON.parse('{"__proto__":{"results":[{"id":"1"}]}}') as unknown,
		},
	];
	test.each([...empty, ...others])('is retried for a read: $title', ({ body }) => {
		expect(linesOf(judged(reading('1', '2'), answered(200, body)))).toEqual([
			'retry, or else failed: NOT_A_BATCH_ANSWER',
		]);
	});

	test.each([...empty, ...others])('is retried for an update and an upsert: $title', ({ body }) => {
		const line = 'retry, or else unknown: NOT_A_BATCH_ANSWER';
		expect(linesOf(judged(updating('1', '2'), answered(200, body)))).toEqual([line]);
		expect(linesOf(judged(upserting('a@x.io'), answered(200, body)))).toEqual([line]);
	});

	test.each([...empty, ...others])('leaves every entry of a create unknown: $title', ({ body }) => {
		expect(linesOf(judged(creating('printer', 'phone'), answered(201, body)))).toEqual([
			'unknown n8n-run-0: NOT_A_BATCH_ANSWER',
			'unknown n8n-run-1: NOT_A_BATCH_ANSWER',
		]);
	});

	test.each(empty)('means that an archive succeeded, if empty: $title', ({ body }) => {
		expect(linesOf(judged(archiving('1', '2'), answered(204, body)))).toEqual([
			'succeeded',
			'succeeded',
		]);
	});

	test.each([...empty, ...others])(
		'is retried for an archive unless it is an empty 204: $title',
		({ body }) => {
			expect(linesOf(judged(archiving('1', '2'), answered(200, body)))).toEqual([
				'retry, or else unknown: NOT_A_BATCH_ANSWER',
			]);
		},
	);

	test('fails with the category NO_RESULT and its status', () => {
		expect(judged(reading('1'), answered(202, htmlPage))).toMatchObject({
			verdict: 'retry',
			failure: {
				message: problemLine('NOT_A_BATCH_ANSWER', { status: '202' }),
				category: 'NO_RESULT',
				httpStatus: 202,
			},
		});
	});

	test.each(empty)('is no reply to anything but an archive, even as a 204: $title', ({ body }) => {
		expect(linesOf(judged(reading('1'), answered(204, body)))).toEqual([
			'retry, or else failed: NOT_A_BATCH_ANSWER',
		]);
	});

	test('is no reply to an archive if a 204 has a body', () => {
		expect(linesOf(judged(archiving('1'), answered(204, htmlPage)))).toEqual([
			'retry, or else unknown: NOT_A_BATCH_ANSWER',
		]);
	});

	test('is not retried for updates if one of them changes the key that it matches by', () => {
		const updates: InFlight = {
			object: 'ticket',
			operation: 'update',
			by: 'case_no',
			items: ['A'],
			writes: [{ id: 'B', properties: { case_no: 'C' } }],
		};
		expect(linesOf(judged(updates, answered(200, htmlPage)))).toEqual([
			'unknown n8n-run-0: NOT_A_BATCH_ANSWER',
			'unknown n8n-run-1: NOT_A_BATCH_ANSWER',
		]);
	});

	test.each([
		{ title: 'no errors', body: { results: [record('1')] } },
		{ title: 'errors that are not a list', body: { results: [record('1')], errors: 'none' } },
	])('is a batch reply with one list: results and $title', ({ body }) => {
		expect(linesOf(judged(reading('1'), answered(200, body)))).toEqual(['succeeded 1']);
	});

	test.each([
		{ title: 'no results', body: { errors: [notFound('1')] } },
		{ title: 'results that are not a list', body: { results: {}, errors: [notFound('1')] } },
	])('is a batch reply with one list: errors and $title', ({ body }) => {
		expect(linesOf(judged(reading('1'), answered(207, body)))).toEqual([
			'failed: record-not-found',
		]);
	});
});

describe('a 2xx with malformed lists', () => {
	const bodies: readonly OddBody[] = [
		{ title: 'empty results', body: { results: [] } },
		{ title: 'empty errors', body: { errors: [] } },
		{ title: 'results that are not objects', body: { results: [null, 1, 'x', [], [record('1')]] } },
		{ title: 'a record without an ID', body: complete({ properties: {} }) },
		{ title: 'a record with an ID that is an object', body: complete({ id: { value: '1' } }) },
		{ title: 'a record whose properties are a list', body: complete({ properties: ['1'] }) },
		{ title: 'a very deep list', body: { results: deep(100_000) } },
		{ title: 'an ID inherited from a prototype', body: complete(Object.create({ id: '1' })) },
	];

	test.each(bodies)('fail every entry of a read: $title', ({ body }) => {
		expect(linesOf(judged(reading('1', '2'), answered(200, body)))).toEqual([
			'failed: NO_RESULT',
			'failed: NO_RESULT',
		]);
	});

	test.each(bodies)('leave every entry of a create unknown: $title', ({ body }) => {
		expect(linesOf(judged(creating('printer', 'phone'), answered(201, body)))).toEqual([
			'unknown n8n-run-0: NO_RESULT',
			'unknown n8n-run-1: NO_RESULT',
		]);
	});

	test('do not say that unmatched records are missing', () => {
		const body = complete(...new Array(20).fill(record('9')));
		expect(linesOf(judged(reading('1', '2'), answered(200, body)))).toEqual([
			'failed: RECORD_NOT_IDENTIFIED',
			'failed: RECORD_NOT_IDENTIFIED',
		]);
		expect(linesOf(judged(creating('printer', 'phone'), answered(201, body)))).toEqual([
			'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
			'unknown n8n-run-1: RECORD_NOT_IDENTIFIED',
		]);
	});

	test.each<{ readonly title: string; readonly errors: unknown }>([
		{ title: 'errors that are an object', errors: { message: 'bad' } },
		{ title: 'errors that are not objects', errors: [null, 7, 'bad', ['bad']] },
	])('have no effect: $title', ({ errors }) => {
		expect(linesOf(judged(reading('1'), answered(207, { results: [], errors })))).toEqual([
			'failed: NO_RESULT',
		]);
	});

	test.each<{ readonly title: string; readonly context: unknown }>([
		{ title: 'no context', context: undefined },
		{ title: 'a context that is a list', context: ['1'] },
		{ title: 'IDs that are objects', context: { ids: [{ id: '1' }] } },
		{ title: 'IDs that are null', context: { ids: null } },
		{ title: 'IDs under __proto__', context: JSON.parse('{"__proto__":{"ids":["1"]}}') as unknown },
	])('have an error that names no entry: $title', ({ context }) => {
		const body = partial([record('2')], [{ message: 'bad', context }, orphan('worse')]);
		expect(linesOf(judged(reading('1', '2'), answered(207, body)))).toEqual([
			'failed: NO_RESULT_OF_ITS_OWN',
			'succeeded 2',
		]);
	});

	test('can have a single ID in place of a list of IDs', () => {
		const body = partial([], [{ message: 'gone', context: { id: '1' } }]);
		expect(linesOf(judged(reading('1', '2'), answered(207, body)))).toEqual([
			'failed: gone',
			'failed: NO_RESULT',
		]);
	});

	test('can have a record with a property named __proto__', () => {
		const body: unknown = JSON.parse(
			'{"results":[{"id":"1","properties":{"__proto__":{"email":"b@x.io"},"email":"a@x.io"}}]}',
		);
		expect(linesOf(judged(byEmail('a@x.io', 'b@x.io'), answered(200, body)))).toEqual([
			'succeeded 1',
			'failed: NO_RESULT',
		]);
	});
});
