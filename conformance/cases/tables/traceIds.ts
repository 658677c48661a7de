import type { Case } from '../case';
import { byFact, echoes, reportsByRecord } from '../decisions';
import type { Fixtures } from '../fixtures';
import { batch, created, traced } from '../requests';

const bad = { email: 'no address' };

/** A good and a bad contact, for one request of a case. */
const goodAndBad = (f: Fixtures, name: string): object[] =>
	created(f.contact(name), { ...bad, lastname: f.mark });

const withSecondId = (inputs: object[], traceId: string | undefined): object[] =>
	inputs.map((input, index) =>
		index === 0
			? { ...input, objectWriteTraceId: 'trace-0' }
			: traceId === undefined
				? input
				: { ...input, objectWriteTraceId: traceId },
	);

/** Trace ids: whether results have them, and whether they give errors record by record. */
export const TRACE_ID_CASES: readonly Case[] = [
	{
		id: 'trace-ids-create',
		asks: 'Does each result of a batch create have the trace id of its input?',
		rows: ['`echoTraceIdOnCreate`'],
		requests: (f) => [
			batch('contacts', 'create', traced(created(f.contact('tc1'), f.contact('tc2')))),
		],
		decides: {
			echoTraceIdOnCreate: byFact('results have it', ([reply]) => echoes(reply)),
		},
	},
	{
		id: 'trace-ids-update',
		asks: 'Does each result of a batch update have the trace id of its input?',
		rows: ['`echoTraceIdOnUpdate`'],
		requests: (f) => [
			batch(
				'contacts',
				'update',
				traced([
					{ id: f.id('ada'), properties: { firstname: 'Ada' } },
					{ id: f.id('bob'), properties: { firstname: 'Bob' } },
				]),
			),
		],
		decides: {
			echoTraceIdOnUpdate: byFact('results have it', ([reply]) => echoes(reply)),
		},
	},
	{
		id: 'trace-ids-upsert',
		asks: 'Does each result of a batch upsert have the trace id of its input?',
		rows: ['`echoTraceIdOnUpsert`', 'An upsert reports which records are new'],
		requests: (f) => [
			batch(
				'contacts',
				'upsert',
				traced([
					{ id: f.email('ada'), idProperty: 'email', properties: { firstname: 'Ada' } },
					{ id: f.email('tu1'), idProperty: 'email', properties: { lastname: f.mark } },
				]),
			),
		],
		decides: {
			echoTraceIdOnUpsert: byFact('results have it', ([reply]) => echoes(reply)),
		},
	},
	{
		id: 'trace-ids-count',
		asks: 'A batch create with a trace id on each input, one with an invalid e-mail: are the others written, and is the error an item?',
		rows: ['`traceIdsCount`', 'With a trace id on every input, the good ones are written'],
		requests: (f) => [batch('contacts', 'create', traced(goodAndBad(f, 'tr1')))],
		decides: {
			traceIdsCount: byFact('errors by record', ([reply]) => reportsByRecord(reply)),
		},
	},
	{
		id: 'trace-ids-partial',
		asks: 'The same with a trace id on only one of two inputs',
		rows: ['`partialTraceIdsCount`'],
		requests: (f) => [
			batch('contacts', 'create', traced(goodAndBad(f, 'tp1'))),
			batch('contacts', 'create', withSecondId(goodAndBad(f, 'tp2'), undefined)),
		],
		decides: {
			partialTraceIdsCount: byFact('errors by record', ([control, reply]) =>
				reportsByRecord(control) === true ? reportsByRecord(reply) : undefined,
			),
		},
	},
	{
		id: 'trace-ids-duplicate',
		asks: 'The same with one trace id on both inputs',
		rows: ['`duplicateTraceIdsCount`'],
		requests: (f) => [
			batch('contacts', 'create', traced(goodAndBad(f, 'td1'))),
			batch('contacts', 'create', withSecondId(goodAndBad(f, 'td2'), 'trace-0')),
		],
		decides: {
			duplicateTraceIdsCount: byFact('errors by record', ([control, reply]) =>
				reportsByRecord(control) === true ? reportsByRecord(reply) : undefined,
			),
		},
	},
];
