import {
	complete,
	notFound,
	orphan,
	partial,
	record,
	traced,
	traceError,
} from '../../support/replies';
import { judgeBatch } from '../../../../nodes/CrmBatch/hubspot/reply/judgeBatch';
import { answered, judged, linesOf, NOW, sent, type InFlight } from '../../support/sentBatch';

/** Replies that are false or incomplete: what they do not prove is unknown. */

type Values = Readonly<Record<string, string>>;

interface Row {
	readonly title: string;
	readonly sent: InFlight;
	readonly body: unknown;
	readonly lines: readonly string[];
}

const check = ({ sent, body, lines }: Row): void =>
	expect(linesOf(judged(sent, answered(207, body)))).toEqual(lines);

const tickets = (...items: readonly Values[]): InFlight => ({
	object: 'ticket',
	operation: 'create',
	items,
});
const contacts = (...items: readonly Values[]): InFlight => ({ operation: 'create', items });
const upserts = (...items: readonly string[]): InFlight => ({
	operation: 'upsert',
	by: 'email',
	items,
});
const writing = (by: string, id: string, properties: Values): InFlight => ({
	operation: 'upsert',
	by,
	items: [],
	writes: [{ id, properties }],
});
const updates = (...items: readonly string[]): InFlight => ({ operation: 'update', items });
const reads = (...items: readonly string[]): InFlight => ({ operation: 'get', items });

const unidentified = (item: number) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED`;

describe('the only record of a reply to one entry', () => {
	test.each<Row>([
		{
			title: 'is not its record if no value is the one that was sent',
			sent: tickets({ subject: 'm0' }),
			body: complete(record('12', { subject: 'm7', content: 'x' })),
			lines: [unidentified(0)],
		},
		{
			title: 'is not its record if all of several values are others',
			sent: tickets({ subject: 'm0', content: 'one' }),
			body: complete(record('12', { subject: 'm7', content: null })),
			lines: [unidentified(0)],
		},
		{
			title: 'is its record if one of several values is the one that was sent',
			sent: tickets({ subject: 'm0', content: '<b>one</b>' }),
			body: complete(record('12', { subject: ' M0', content: 'one' })),
			lines: ['succeeded 12'],
		},
		{
			title: 'is its record if it has none of the properties that were sent',
			sent: tickets({ subject: 'm0' }),
			body: complete(record('12', { hs_pipeline: '0' })),
			lines: ['succeeded 12'],
		},
		{
			title: 'is its record if only empty values were sent',
			sent: tickets({ subject: '' }),
			body: complete(record('12', { subject: 'untitled' })),
			lines: ['succeeded 12'],
		},
		{
			title: 'is not its record if an upsert by a key that is not returned has other values',
			sent: writing('case_no', 'A', { firstname: 'Ada' }),
			body: complete(record('1', { firstname: 'Bo' })),
			lines: [unidentified(0)],
		},
		{
			title: 'is its record if HubSpot kept a later lifecycle stage',
			sent: writing('case_no', 'A', { lifecyclestage: 'lead' }),
			body: complete(record('1', { lifecyclestage: 'customer' })),
			lines: ['succeeded 1'],
		},
		{
			title: 'is its record if it has the key, whatever became of the values',
			sent: writing('case_no', 'A', { firstname: 'Ada' }),
			body: complete(record('1', { case_no: 'A', firstname: 'Bo' })),
			lines: ['succeeded 1'],
		},
	])('$title', check);
});

describe('a trace ID', () => {
	test.each<Row>([
		{
			title: 'is not believed if another record has the values of the entry and no trace ID',
			sent: tickets({ subject: 'm0', hs_pipeline_stage: '1' }),
			body: complete(
				record('11', { subject: 'm0', hs_pipeline_stage: '1' }),
				traced(0, '70', { subject: 'live 0', hs_pipeline_stage: '1' }),
			),
			lines: ['succeeded 11'],
		},
		{
			title: 'is believed beside a record that has only some values of the entry',
			sent: tickets({ subject: 'm0', hs_pipeline_stage: '1' }),
			body: complete(
				record('11', { subject: 'other', hs_pipeline_stage: '1' }),
				traced(0, '70', { subject: 'm0!', hs_pipeline_stage: '1' }),
			),
			lines: ['succeeded 70'],
		},
		{
			title: 'is not believed of records that have the values of each other',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: complete(traced(0, '12', { subject: 'm1' }), traced(1, '11', { subject: 'm0' })),
			lines: [unidentified(0), unidentified(1)],
		},
		{
			title: 'is not believed of exchanged records that have some values in common',
			sent: tickets({ subject: 'm0', hs_pipeline: '0' }, { subject: 'm1', hs_pipeline: '0' }),
			body: complete(
				traced(0, '12', { subject: 'm1', hs_pipeline: '0' }),
				traced(1, '11', { subject: 'm0', hs_pipeline: '0' }),
			),
			lines: [unidentified(0), unidentified(1)],
		},
		{
			title: 'is not believed of one record with the values of another entry',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: complete(traced(0, '12', { subject: 'm1' })),
			lines: [unidentified(0), unidentified(1)],
		},
		{
			title: 'is believed if HubSpot changed the values into those of no other entry',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: complete(traced(0, '11', { subject: 'zero' }), traced(1, '12', { subject: 'one' })),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is believed of entries with the same values',
			sent: tickets({ subject: 'm' }, { subject: 'm' }),
			body: complete(traced(1, '12', { subject: 'm' }), traced(0, '11', { subject: 'm' })),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is believed if another entry sent a part of the values',
			sent: tickets({ subject: 'm', content: '<b>x</b>' }, { subject: 'm' }),
			body: complete(
				traced(0, '11', { subject: 'm', content: 'x' }),
				traced(1, '12', { subject: 'm', content: null }),
			),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is believed if another entry sent what is the default of this one',
			sent: tickets({ subject: 'm' }, { subject: 'm', hs_pipeline: '0' }),
			body: complete(
				traced(0, '11', { subject: 'm', hs_pipeline: '0' }),
				traced(1, '12', { subject: 'm', hs_pipeline: '0' }),
			),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is believed of a contact with the address that was sent',
			sent: contacts({ email: 'a@x.io', firstname: 'Ada' }, { email: 'b@x.io', firstname: 'Bo' }),
			body: complete(traced(0, '11', { email: 'a@x.io', firstname: 'Bo' })),
			lines: ['succeeded 11', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is not believed of exchanged records, whatever is not returned',
			sent: tickets({ subject: 'm0', secret: '1' }, { subject: 'm1', secret: '2' }),
			body: complete(traced(0, '12', { subject: 'm1' }), traced(1, '11', { subject: 'm0' })),
			lines: [unidentified(0), unidentified(1)],
		},
		{
			title: 'is not believed of a record without a value that another entry did not send either',
			sent: tickets({ subject: 'm0', content: 'x' }, { content: 'y' }),
			body: complete(traced(0, '12', { subject: null, content: 'y' })),
			lines: [unidentified(0), unidentified(1)],
		},
		{
			title: 'is believed if one of several values is that of another entry',
			sent: tickets({ subject: 'm0', content: 'x' }, { subject: 'm1', content: 'y' }),
			body: complete(traced(0, '11', { subject: 'm1', content: 'x' })),
			lines: ['succeeded 11', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is believed if only a property that is not returned is different',
			sent: tickets({ subject: 'm', secret: '1' }, { subject: 'm' }),
			body: complete(traced(0, '11', { subject: 'm' }), traced(1, '12', { subject: 'm' })),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is believed if only a property that was sent empty is different',
			sent: tickets({ subject: 'm', content: '' }, { subject: 'm', content: 'x' }),
			body: complete(
				traced(0, '11', { subject: 'm', content: 'x' }),
				traced(1, '12', { subject: 'm', content: 'x' }),
			),
			lines: ['succeeded 11', 'succeeded 12'],
		},
		{
			title: 'is believed of a contact with its address, if another entry has the address too',
			sent: contacts({ email: 'a@x.io', firstname: 'Ada' }, { email: 'a@x.io', firstname: 'Bo' }),
			body: complete(traced(0, '11', { email: 'a@x.io', firstname: 'Bo' })),
			lines: ['succeeded 11', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is believed of a record with the ID of the entry, whatever its values',
			sent: {
				operation: 'update',
				items: [],
				writes: [
					{ id: '1', properties: { city: 'x' } },
					{ id: '2', properties: { city: 'y' } },
				],
			},
			body: complete(traced(0, '1', { city: 'y' }), traced(1, '2', { city: 'x' })),
			lines: ['succeeded 1', 'succeeded 2'],
		},
		{
			title: 'is believed of a record with the key of the entry, whatever its values',
			sent: {
				operation: 'upsert',
				by: 'email',
				items: [],
				writes: [
					{ id: 'a@x.io', properties: { firstname: 'Ada' } },
					{ id: 'b@x.io', properties: { firstname: 'Bo' } },
				],
			},
			body: complete(traced(0, '1', { email: 'a@x.io', firstname: 'Bo' })),
			lines: ['succeeded 1', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is believed of a record that was merged into another one, whatever its values',
			sent: {
				operation: 'update',
				items: [],
				writes: [
					{ id: '1', properties: { city: 'x' } },
					{ id: '2', properties: { city: 'y' } },
				],
			},
			body: complete(traced(0, '9', { hs_merged_object_ids: '1', city: 'y' })),
			lines: ['succeeded 9', 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'is not believed of contacts with the keys of each other',
			sent: upserts('a@x.io', 'b@x.io'),
			body: complete(traced(0, '2', { email: 'b@x.io' }), traced(1, '1', { email: 'a@x.io' })),
			lines: [unidentified(0), unidentified(1)],
		},
	])('$title', check);

	const byAddress = writing('email', 'old@x.io', { firstname: 'Ada' });
	const byCaseNo = writing('case_no', 'A-1', { firstname: 'Ada' });
	test.each<Row>([
		{
			title: 'is believed of a record with another address, and with the values that were sent',
			sent: byAddress,
			body: complete(traced(0, '1', { email: 'new@x.io', firstname: 'Ada' })),
			lines: ['succeeded 1'],
		},
		{
			title: 'is not believed of a record with another address and other values',
			sent: byAddress,
			body: complete(traced(0, '1', { email: 'new@x.io', firstname: 'Bo' })),
			lines: [unidentified(0)],
		},
		{
			title: 'is believed of a record that has the address as a secondary one',
			sent: byAddress,
			body: complete(
				traced(0, '1', {
					email: 'new@x.io',
					hs_additional_emails: 'older@x.io;old@x.io',
					firstname: 'Bo',
				}),
			),
			lines: ['succeeded 1'],
		},
		{
			title: 'is not believed of a record whose secondary addresses are others',
			sent: byAddress,
			body: complete(
				traced(0, '1', {
					email: 'new@x.io',
					hs_additional_emails: 'older@x.io',
					firstname: 'Ada',
				}),
			),
			lines: [unidentified(0)],
		},
		{
			title: 'is not believed of a record with another key that has no further values',
			sent: byCaseNo,
			body: complete(traced(0, '1', { case_no: 'B', firstname: 'Ada' })),
			lines: [unidentified(0)],
		},
		{
			title: 'is believed of a record with the key in another case',
			sent: byCaseNo,
			body: complete(traced(0, '1', { case_no: 'a-1', firstname: 'Ada' })),
			lines: ['succeeded 1'],
		},
		{
			title: 'is believed of a record without the key',
			sent: byCaseNo,
			body: complete(traced(0, '1', { firstname: 'Ada' })),
			lines: ['succeeded 1'],
		},
	])('$title', check);
});

describe('a result without an ID', () => {
	const withoutId = (id?: unknown) => ({ ...traced(0, '11', { subject: 'm0' }), id });
	test.each([
		...[{ id: null }, { id: '' }, { id: ' ' }, { id: {} }, { id: undefined }],
		...[{ id: 'x11' }, { id: '11x' }],
	])('is no result of a write: $id', ({ id }) => {
		check({
			title: '',
			sent: tickets({ subject: 'm0' }),
			body: complete(withoutId(id)),
			lines: ['unknown n8n-run-0: NO_RESULT'],
		});
	});

	test.each<Row>([
		{
			title: 'is no result of an upsert',
			sent: upserts('a@x.io'),
			body: complete({ ...traced(0, '', { email: 'a@x.io' }) }),
			lines: ['unknown n8n-run-0: NO_RESULT'],
		},
		{
			title: 'is no result of a read',
			sent: { operation: 'get', by: 'email', items: ['a@x.io'] },
			body: complete(record('', { email: 'a@x.io' })),
			lines: ['failed: NO_RESULT'],
		},
		{
			title: 'leaves the entries beside it as they are',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: complete(withoutId(null), traced(1, '12', { subject: 'm1' })),
			lines: ['unknown n8n-run-0: NO_RESULT', 'succeeded 12'],
		},
		{
			title: 'proves that HubSpot may have written, beside a refusal that names nothing',
			sent: tickets({ subject: 'm0' }),
			body: partial([withoutId(null)], [conflict()]),
			lines: ['unknown n8n-run-0: NO_RESULT_OF_ITS_OWN'],
		},
		{
			title: 'counts beside a record that is paired with no entry',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: partial(
				[traced(1, '12'), record('13', { subject: 'm7' }), { properties: {} }],
				[conflict()],
			),
			lines: ['unknown n8n-run-0: RECORD_NOT_IDENTIFIED_AND_REASON', 'succeeded 12'],
		},
	])('$title', check);

	test('can be beside a status of a refusal', () => {
		const body = { results: [withoutId(null)] };
		expect(linesOf(judged(tickets({ subject: 'm0' }), answered(400, body)))).toEqual([
			'unknown n8n-run-0: NO_RESULT',
		]);
	});
});

/** A refusal that the node knows, without the entry that it is about. */
function conflict() {
	return { ...orphan('Contact already exists. Existing ID: 17'), category: 'CONFLICT' };
}

describe('an error that names no entry, beside an entry without a result', () => {
	const silent = 'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN';
	test.each<Row>([
		{
			title: 'does not prove that HubSpot refused a create',
			sent: contacts({ email: 'a@x.io' }),
			body: partial([], [orphan('a warning')]),
			lines: [silent],
		},
		{
			title: 'does not prove that HubSpot refused an update',
			sent: updates('1'),
			body: partial([], [orphan('a warning')]),
			lines: [silent],
		},
		{
			title: 'proves nothing if it is empty',
			sent: contacts({ email: 'a@x.io' }),
			body: partial([], [{}]),
			lines: [silent],
		},
		{
			title: 'proves nothing if it has an unknown trace ID',
			sent: contacts({ email: 'a@x.io' }),
			body: partial([], [traceError('n8n-other-0')]),
			lines: [silent],
		},
		{
			title: 'proves nothing if one of several is not known as a refusal',
			sent: contacts({ email: 'a@x.io' }, { email: 'b@x.io' }),
			body: partial([], [conflict(), orphan('a warning')]),
			lines: [silent, 'unknown n8n-run-1: NO_RESULT_OF_ITS_OWN'],
		},
		{
			title: 'proves nothing if HubSpot timed out',
			sent: contacts({ email: 'a@x.io' }),
			body: partial([], [{ ...orphan('x'), category: 'INTERNAL_ERROR' }]),
			lines: [silent],
		},
		{
			title: 'proves nothing beside a record into which the records of two entries were merged',
			sent: updates('1', '2'),
			body: partial([record('9', { hs_merged_object_ids: '1;2' })], [conflict(), conflict()]),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED_AND_REASON`),
		},
		{
			title: 'proves nothing beside a record with a unique value that two entries have',
			sent: contacts({ email: 'a@x.io', city: 'x' }, { email: 'a@x.io', city: 'z' }),
			body: partial([record('1', { email: 'a@x.io', city: 'y' })], [conflict(), conflict()]),
			lines: [0, 1].map((item) => `unknown n8n-run-${item}: RECORD_NOT_IDENTIFIED_AND_REASON`),
		},
		{
			title: 'is its failure if it is a refusal that the node knows',
			sent: contacts({ email: 'a@x.io' }),
			body: partial([], [conflict()]),
			lines: ['failed: record-exists'],
		},
		{
			title: 'is the failure of a read, which changes nothing',
			sent: reads('1'),
			body: partial([], [orphan('a warning')]),
			lines: ['failed: a warning'],
		},
	])('$title', check);
});

test('an error that names no entry proves nothing beside the status of a timeout', () => {
	const reply = answered(408, partial([], [conflict()]));
	expect(linesOf(judged(contacts({ email: 'a@x.io' }), reply))).toEqual([
		'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
	]);
});

describe('an error that names an entry, beside a record that is paired with none', () => {
	const both = 'unknown n8n-run-0: REFUSED_BESIDE_RECORD';
	test.each<Row>([
		{
			title: 'leaves the entry unknown if the record can be its own',
			sent: tickets({ subject: 'm0' }),
			body: partial([record('11', { subject: 'm0' })], [traceError('n8n-run-0', 'bad')]),
			lines: [both],
		},
		{
			title: 'leaves the entry unknown if HubSpot can have normalised the values of the record',
			sent: tickets({ subject: 'm0' }),
			body: partial([record('11', { subject: ' M0' })], [traceError('n8n-run-0', 'bad')]),
			lines: [both],
		},
		{
			title: 'leaves the entry unknown if one of several records can be its own',
			sent: tickets({ subject: 'm0' }),
			body: partial(
				[record('11', { subject: 'm7' }), record('12', { subject: 'm0' })],
				[traceError('n8n-run-0', 'bad')],
			),
			lines: [both],
		},
		{
			title: 'leaves the entry unknown beside a result without an ID',
			sent: tickets({ subject: 'm0' }),
			body: partial([record('', { subject: 'm0' })], [traceError('n8n-run-0', 'bad')]),
			lines: [both],
		},
		{
			title: 'leaves the entry unknown beside a result without an ID and an entry without a result',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: partial([record('', { subject: 'm1' })], [traceError('n8n-run-0', 'bad')]),
			lines: [both, 'unknown n8n-run-1: NO_RESULT'],
		},
		{
			title: 'leaves the entry unknown beside a result without an ID and copies of another record',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: partial(
				[record('', { subject: 'm0' }), traced(1, '12'), traced(1, '12')],
				[traceError('n8n-run-0', 'bad')],
			),
			lines: [both, 'succeeded 12'],
		},
		{
			title: 'leaves the entry unknown if its record was merged into the returned one',
			sent: updates('1'),
			body: partial([record('9', { hs_merged_object_ids: '1' })], [notFound('1')]),
			lines: [both],
		},
		{
			title: 'fails the entry if the record can belong to an entry that no error names',
			sent: tickets({ subject: 'm0' }, { subject: 'm1' }),
			body: partial([record('11')], [traceError('n8n-run-0', 'bad')]),
			lines: ['failed: bad', unidentified(1)],
		},
		{
			title: 'leaves the entry unknown if the record has no values',
			sent: tickets({ subject: 'm0' }),
			body: partial([record('11')], [traceError('n8n-run-0', 'bad')]),
			lines: [both],
		},
		{
			title: 'leaves the entry unknown if several records have its trace ID',
			sent: tickets({ subject: 'm0' }),
			body: partial([traced(0, '11'), traced(0, '12')], [traceError('n8n-run-0', 'bad')]),
			lines: [both],
		},
		{
			title: 'leaves an upsert unknown if the record has no key',
			sent: upserts('a@x.io'),
			body: partial([record('11')], [notFound('a@x.io')]),
			lines: [both],
		},
		{
			title: 'fails the entry if the record has other values',
			sent: tickets({ subject: 'm0' }),
			body: partial([record('11', { subject: 'm7' })], [traceError('n8n-run-0', 'bad')]),
			lines: ['failed: bad'],
		},
		{
			title: 'fails the entry if the record has another key',
			sent: upserts('a@x.io'),
			body: partial([record('11', { email: 'z@x.io' })], [notFound('a@x.io')]),
			lines: ['failed: record-not-found'],
		},
		{
			title: 'fails the entry if the record has another ID',
			sent: updates('1'),
			body: partial([record('9')], [notFound('1')]),
			lines: ['failed: record-not-found'],
		},
		{
			title: 'fails the entry if the record has the trace ID of another one',
			sent: tickets({ subject: 'm0' }),
			body: partial(
				[record('11', { subject: 'm0' }, { objectWriteTraceId: 'n8n-other-0' })],
				[traceError('n8n-run-0', 'bad')],
			),
			lines: ['failed: bad'],
		},
		{
			title: 'leaves all entries unknown if there is too much to compare',
			sent: tickets(...Array.from({ length: 40 }, (_, i) => ({ subject: `m${i}` }))),
			body: partial(
				Array.from({ length: 40 }, (_, i) => record(`${i + 1}`, { subject: `x${i}` })),
				Array.from({ length: 40 }, (_, i) => traceError(`n8n-run-${i}`, 'bad')),
			),
			lines: Array.from({ length: 40 }, (_, i) => `unknown n8n-run-${i}: REFUSED_BESIDE_RECORD`),
		},
		{
			title: 'fails a read',
			sent: reads('1'),
			body: partial([record('9')], [notFound('1')]),
			lines: ['failed: record-not-found'],
		},
	])('$title', check);
});

describe('a property that is unique in the account', () => {
	const ticket = { subject: 'm0', case_no: 'A' };
	const lines = (given: InFlight, ...results: readonly unknown[]) =>
		linesOf(
			judgeBatch(
				answered(201, complete(...results)),
				{ ...sent(given), uniqueNames: ['case_no', 'other_no'] },
				NOW,
			),
		);

	test('identifies no record that has another value, whatever its trace ID says', () => {
		const values = { subject: 'm0', case_no: 'B' };
		expect(lines(tickets(ticket), traced(0, '11', values))).toEqual([unidentified(0)]);
		expect(lines(tickets(ticket), record('11', values))).toEqual([unidentified(0)]);
		const write = writing('other_no', '1', ticket);
		expect(lines(write, record('11', values))).toEqual([unidentified(0)]);
		const contact = { email: 'a@x.io', case_no: 'A' };
		const another = record('11', { email: 'a@x.io', case_no: 'B' });
		expect(lines(contacts(contact), another)).toEqual([unidentified(0)]);
	});

	test('contradicts no record that has the value as a secondary one', () => {
		const batch = { ...sent(contacts({ email: 'a@x.io' })), uniqueNames: ['email'] };
		const values = { email: 'z@x.io', hs_additional_emails: 'a@x.io' };
		const verdict = judgeBatch(answered(201, complete(traced(0, '11', values))), batch, NOW);
		expect(linesOf(verdict)).toEqual(['succeeded 11']);
	});

	test.each([
		{ title: 'the value that was sent', values: { subject: 'x', case_no: 'A ' } },
		{ title: 'no value', values: { subject: 'm0', case_no: null } },
		{ title: 'a value where none was sent', values: { subject: 'm0', other_no: '7' } },
	])('contradicts no record with $title', ({ values }) => {
		expect(lines(tickets(ticket), traced(0, '11', values))).toEqual(['succeeded 11']);
	});
});
