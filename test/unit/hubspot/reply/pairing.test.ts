import { answered, judged, linesOf, type InFlight } from '../../support/sentBatch';
import {
	complete,
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

const contacts = (...items: ReadonlyArray<Readonly<Record<string, string>>>): InFlight => ({
	operation: 'create',
	items,
});
const tickets = (...items: ReadonlyArray<Readonly<Record<string, string>>>): InFlight => ({
	object: 'ticket',
	operation: 'create',
	items,
});

describe('a created contact whose record names no input', () => {
	test.each<Row>([
		{
			title: 'is paired by its email address, whatever became of its other values',
			sent: contacts(
				{ email: 'A@x.io', company: 'ACME  inc' },
				{ email: 'b@x.io', company: 'Bolt' },
				{ email: 'c@x.io', company: 'Core' },
			),
			body: complete(
				record('3', { email: 'c@x.io', company: 'Core Ltd' }),
				record('2', { email: 'b@x.io', company: 'Bolt Ltd' }),
				record('1', { email: 'a@x.io', company: 'Acme Ltd' }),
			),
			lines: ['succeeded 1', 'succeeded 2', 'succeeded 3'],
		},
		{
			title: 'is paired by its email address beside an error that names no entry',
			sent: contacts({ email: 'a@x.io', city: 'Oslo ' }, { email: 'b@x.io', city: 'x' }),
			status: 207,
			body: partial([record('2', { email: 'b@x.io', city: 'y' })], [orphan('bad')]),
			lines: ['unknown n8n-run-0: NO_RESULT_OF_ITS_OWN', 'succeeded 2'],
		},
		{
			title: 'is not paired by an address that two entries have',
			sent: contacts({ email: 'a@x.io', city: 'x' }, { email: 'A@x.io', city: 'z' }),
			body: complete(record('1', { email: 'a@x.io', city: 'y' })),
			lines: [
				'unknown n8n-run-0: RECORD_NOT_IDENTIFIED',
				'unknown n8n-run-1: RECORD_NOT_IDENTIFIED',
			],
		},
		{
			title: 'is paired with the one of two entries for one address that no error names',
			sent: contacts({ email: 'a@x.io', city: 'x' }, { email: 'a@x.io', city: 'z' }),
			status: 207,
			body: partial([record('1', { email: 'a@x.io', city: 'y' })], [traceError('n8n-run-0')]),
			lines: ['failed: property-unknown', 'succeeded 1'],
		},
		{
			title: 'is paired with the one of two entries for one address that has no record yet',
			sent: contacts({ email: 'a@x.io', city: 'x' }, { email: 'a@x.io', city: 'z' }),
			status: 207,
			body: partial(
				[traced(0, '1', { email: 'a@x.io' }), record('2', { email: 'a@x.io', city: 'y' })],
				[orphan('bad')],
			),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'is paired by an address beside errors that name the other entry and none',
			sent: contacts({ email: 'a@x.io', city: 'x' }, { email: 'a@x.io', city: 'z' }),
			status: 207,
			body: partial(
				[record('1', { email: 'a@x.io', city: 'y' })],
				[traceError('n8n-run-0'), orphan('bad')],
			),
			lines: ['failed: property-unknown', 'succeeded 1'],
		},
		{
			title: 'is not paired a second time if the record is returned with a trace ID and without',
			sent: contacts({ email: 'a@x.io' }, { email: 'a@x.io' }),
			body: complete(traced(0, '1', { email: 'a@x.io' }), record('1', { email: 'a@x.io' })),
			lines: ['succeeded 1', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is not paired by an address that two records have',
			sent: contacts({ email: 'a@x.io', city: 'x' }),
			body: complete(
				record('1', { email: 'a@x.io', city: 'y' }),
				record('2', { email: 'a@x.io', city: 'z' }),
			),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'is paired by its address if the record is returned twice',
			sent: contacts({ email: 'a@x.io', city: 'x' }),
			body: complete(
				record('1', { email: 'a@x.io', city: 'y' }),
				record('1', { email: 'a@x.io', city: 'y' }),
			),
			lines: ['succeeded 1'],
		},
		{
			title: 'is not paired with an entry that sent another address, even as the last one',
			sent: contacts({ email: 'a@x.io' }, { email: 'b@x.io' }),
			body: complete(record('1', { email: 'a@x.io' }), record('9', { email: 'z@x.io' })),
			lines: ['succeeded 1', 'unknown n8n-run-1: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'is not paired with an entry that sent no address',
			sent: contacts({ firstname: 'Bo' }),
			body: complete(record('9', { firstname: 'Bo', email: 'z@x.io' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'is paired without an address with an entry that sent none',
			sent: contacts({ firstname: 'Bo-B', city: 'x' }, { email: 'a@x.io', firstname: 'Ada' }),
			body: complete(
				record('2', { firstname: 'ADA L', email: 'a@x.io' }),
				record('1', { firstname: 'BOB', city: 'x', email: null }),
			),
			lines: ['succeeded 1', 'succeeded 2'],
		},
	])('$title', check);
});

describe('created tickets whose records name no input', () => {
	test.each<Row>([
		{
			title: 'are paired by the one property whose values are all different and unchanged',
			sent: tickets(
				{ subject: 'printer', owner: '<b>x</b>' },
				{ subject: 'phone', owner: '<i>y</i>' },
				{ subject: 'desk', owner: 'z' },
			),
			body: complete(
				record('13', { subject: 'desk', owner: 'z' }),
				record('12', { subject: 'phone', owner: 'why' }),
				record('11', { subject: 'printer', owner: 'ex' }),
			),
			lines: ['succeeded 11', 'succeeded 12', 'succeeded 13'],
		},
		{
			title: 'are not paired a second time if a record is returned with a trace ID and without',
			sent: tickets({ subject: 'printer' }, { subject: 'printer' }),
			body: complete(traced(0, '11', { subject: 'printer' }), record('11', { subject: 'printer' })),
			lines: ['succeeded 11', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'are not paired by a property if a record is missing',
			sent: tickets(
				{ subject: 'printer', owner: 'x' },
				{ subject: 'phone', owner: 'y' },
				{ subject: 'desk', owner: 'z' },
			),
			body: complete(
				record('12', { subject: 'phone', owner: 'why' }),
				record('11', { subject: 'printer', owner: 'ex' }),
			),
			lines: [0, 1, 2].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
		{
			title: 'are not paired by a property that one entry did not send',
			sent: tickets(
				{ subject: 'printer', owner: 'x' },
				{ owner: 'y' },
				{ subject: 'desk', owner: 'z' },
			),
			body: complete(
				record('13', { subject: 'desk', owner: 'zed' }),
				record('12', { subject: 'phone', owner: 'why' }),
				record('11', { subject: 'printer', owner: 'ex' }),
			),
			lines: [0, 1, 2].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
		{
			title: 'are not paired if two properties say different things',
			sent: tickets({ subject: 'a', code: '1' }, { subject: 'b', code: '2' }),
			body: complete(
				record('11', { subject: 'a', code: '2' }),
				record('12', { subject: 'b', code: '1' }),
			),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
	])('$title', check);
});

const updates = (...items: readonly string[]): InFlight => ({ operation: 'update', items });
const reads = (...items: readonly string[]): InFlight => ({ operation: 'get', items });
const upserts = (...items: readonly string[]): InFlight => ({
	operation: 'upsert',
	by: 'email',
	items,
});

describe('a merged record that comes back under the surviving ID', () => {
	test.each<Row>([
		{
			title: 'is paired with the read that asked for the old ID',
			sent: reads('12', '20'),
			body: complete(record('20'), record('90', { hs_merged_object_ids: '71; 12' })),
			lines: ['succeeded 90', 'succeeded 20'],
		},
		{
			title: 'is paired with the read that asked for the old ID, whatever its trace ID',
			sent: reads('1', '2'),
			body: complete(record('9', { hs_merged_object_ids: '1' }, { objectWriteTraceId: 'other' })),
			lines: ['succeeded 9', 'failed: NO_RESULT'],
		},
		{
			title: 'is not for a read of the old ID that an error names',
			sent: reads('1', '9'),
			status: 207,
			body: partial([record('9', { hs_merged_object_ids: '1' })], [notFound('1')]),
			lines: ['failed: record-not-found', 'succeeded 9'],
		},
		{
			title: 'is not paired with an update that has a record already',
			sent: updates('1', '2'),
			body: complete(record('1'), record('9', { hs_merged_object_ids: '1' })),
			lines: ['succeeded 1', 'unknown n8n-run-1: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'is not paired a second time if it is returned with a trace ID and without',
			sent: updates('1', '2'),
			body: complete(
				traced(0, '9', { hs_merged_object_ids: '1' }),
				record('9', { hs_merged_object_ids: '2' }),
			),
			lines: ['succeeded 9', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is paired with the update that named the old ID',
			sent: updates('1', '2'),
			body: complete(record('9', { hs_merged_object_ids: '1' }), record('2')),
			lines: ['succeeded 9', 'succeeded 2'],
		},
		{
			title: 'is not paired if two entries were merged into it',
			sent: updates('1', '2'),
			body: complete(record('9', { hs_merged_object_ids: '1;2' })),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
		{
			title: 'belongs to the entry that named the surviving ID',
			sent: updates('1', '9'),
			body: complete(record('9', { hs_merged_object_ids: '1' })),
			lines: ['unknown n8n-run-0: NO_RESULT', 'succeeded 9'],
		},
		{
			title: 'is for both reads if one asked for the surviving ID',
			sent: reads('1', '9', '2'),
			body: complete(record('9', { hs_merged_object_ids: '1' }), record('2')),
			lines: ['succeeded 9', 'succeeded 9', 'succeeded 2'],
		},
		{
			title: 'is for both reads that asked for an old ID',
			sent: reads('1', '2'),
			body: complete(record('9', { hs_merged_object_ids: '1;2' })),
			lines: ['succeeded 9', 'succeeded 9'],
		},
		{
			title: 'is not paired if two records have the old ID',
			sent: updates('1', '2'),
			body: complete(
				record('8', { hs_merged_object_ids: '1' }),
				record('9', { hs_merged_object_ids: '1' }),
			),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
		{
			title: 'is not paired without the property',
			sent: reads('1', '2'),
			body: complete(record('2'), record('9')),
			lines: ['failed: RECORD_NOT_IDENTIFIED', 'succeeded 2'],
		},
		{
			title: 'is not paired by an ID if the entries name an email address',
			sent: { operation: 'get', by: 'email', items: ['1', '2'] },
			body: complete(record('9', { email: 'a@x.io', hs_merged_object_ids: '1' })),
			lines: ['failed: RECORD_NOT_IDENTIFIED', 'failed: RECORD_NOT_IDENTIFIED'],
		},
	])('$title', check);
});

describe('one entry, one record and no error', () => {
	test.each<Row>([
		{
			title: 'are a pair if an upsert returns no key',
			sent: upserts('a@x.io'),
			body: complete(record('1')),
			lines: ['succeeded 1'],
		},
		{
			title: 'are a pair if the record is returned twice',
			sent: upserts('a@x.io'),
			body: complete(record('1'), record('1')),
			lines: ['succeeded 1'],
		},
		{
			title: 'are a pair if an update by a unique property returns no key',
			sent: { object: 'ticket', operation: 'update', by: 'case_no', items: ['A'] },
			body: complete(record('1')),
			lines: ['succeeded 1'],
		},
		{
			title: 'are a pair if the record has an email address and the upsert wrote none',
			sent: { operation: 'upsert', by: 'case_no', items: ['A'] },
			body: complete(record('1', { email: 'z@x.io' })),
			lines: ['succeeded 1'],
		},
		{
			title: 'are a pair if a create returns one other value beside two that were sent',
			sent: contacts({ firstname: 'Ada', lastname: 'Byron', city: 'x' }),
			body: complete(record('1', { firstname: 'Countess', lastname: 'Byron', city: 'x' })),
			lines: ['succeeded 1'],
		},
		{
			title: 'are no pair if a create returns as many other values as were sent',
			sent: contacts({ firstname: 'Ada', city: 'x' }),
			body: complete(record('1', { firstname: 'Countess', city: 'x' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the record has another email address',
			sent: upserts('a@x.io'),
			body: complete(record('1', { email: 'z@x.io' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if a create returns another email address',
			sent: contacts({ email: 'a@x.io' }),
			body: complete(record('1', { email: 'z@x.io' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the record has another key of the account',
			sent: { object: 'ticket', operation: 'update', by: 'case_no', items: ['A'] },
			body: complete(record('1', { case_no: 'B' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the record has another ID',
			sent: updates('1'),
			body: complete(record('9')),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the record has another ID, and no property says so',
			sent: updates('1'),
			body: complete({ id: '9', properties: {} }),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the entry has another record, by its trace ID',
			sent: upserts('a@x.io'),
			body: complete(traced(0, '1'), record('2')),
			lines: ['succeeded 1'],
		},
		{
			title: 'are no pair if the record has another email address than the upsert wrote',
			sent: {
				operation: 'upsert',
				by: 'case_no',
				items: [],
				writes: [{ id: 'A', properties: { email: 'a@x.io' } }],
			},
			body: complete(record('1', { email: 'z@x.io' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the record has the trace ID of another run',
			sent: upserts('a@x.io'),
			body: complete(record('1', {}, { objectWriteTraceId: 'other' })),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair if the record has no ID',
			sent: upserts('a@x.io'),
			body: complete({ properties: {} }),
			lines: ['unknown n8n-run-0: NO_RESULT'],
		},
		{
			title: 'are no pair beside a second record',
			sent: upserts('a@x.io'),
			body: complete(record('1'), record('2')),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED'],
		},
		{
			title: 'are no pair beside an error that names no entry',
			sent: upserts('a@x.io'),
			status: 207,
			body: partial([record('1')], [orphan('bad')]),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED_AND_REASON'],
		},
		{
			title: 'are no pair in a batch of two entries',
			sent: upserts('a@x.io', 'b@x.io'),
			body: complete(record('1')),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`),
		},
	])('$title', check);
});
