import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { problemLine } from '../../../support/lines';
import {
	answered,
	judged,
	linesOf,
	type InFlight,
	type OperationName,
} from '../../support/sentBatch';
import {
	badValues,
	complete,
	htmlPage,
	notFoundMessage,
	orphan,
	partial,
	rateLimit,
	record,
	refusal,
} from '../../support/replies';

const two = (operation: OperationName): InFlight => ({
	operation,
	...(operation === 'upsert' && { by: 'email' }),
	items: operation === 'create' ? [{ email: 'a@x.io' }, { email: 'b@x.io' }] : ['1', '2'],
});

const everyOperation = ['create', 'delete', 'get', 'update', 'upsert'] as const;
const keyed = ['delete', 'get', 'update', 'upsert'] as const;
const repeatableWrites = ['delete', 'update', 'upsert'] as const;

interface Row {
	readonly title: string;
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	readonly line: string;
}

describe.each(everyOperation)('%s: a request that HubSpot refused', (operation) => {
	test.each<Row>([
		{
			title: 'an invalid value splits the batch',
			status: 400,
			body: refusal('VALIDATION_ERROR', badValues('first000name', 'other')),
			line: 'split: property-unknown',
		},
		{
			title: 'a duplicate record splits the batch',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'Duplicate IDs found in batch input: [12877907025]. IDs must be unique',
				{ context: { ids: ['12877907025'] } },
			),
			line: 'split: duplicate-records',
		},
		{
			title: 'a value that is taken splits the batch',
			status: 409,
			body: refusal('CONFLICT', 'Contact already exists. Existing ID: 3401'),
			line: 'split: record-exists',
		},
		{
			title: 'a request that is too large is split',
			status: 413,
			body: htmlPage,
			line: 'split: request-too-large',
		},
		{
			title: 'a 400 without a body splits the batch',
			status: 400,
			body: '',
			line: 'split: unexplained',
		},
		{
			title: 'a 400 without any field splits the batch',
			status: 400,
			body: {},
			line: 'split: unexplained',
		},
		{
			title: 'a property that is not unique stops the group',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'Unable to perform update/upsert by non-unique 0-2 property hs_object_id in portal ID 21939747',
			),
			line: 'stop group, failed: match-by-not-unique',
		},
		{
			title: 'an object type that does not exist stops the group',
			status: 400,
			body: { status: 'error', message: 'Unable to infer object type from: butterflies' },
			line: 'stop group, failed: object-type-unknown',
		},
		{
			title: 'a body that HubSpot cannot read is split',
			status: 400,
			body: refusal('VALIDATION_ERROR', 'Invalid input JSON on line 1, column 2.'),
			line: 'split: json-unreadable',
		},
		{
			title: 'a missing body is split',
			status: 400,
			body: refusal('VALIDATION_ERROR', 'Invalid JSON input: a request body was expected'),
			line: 'split: json-unreadable',
		},
		{
			title: 'too many inputs stop the group',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'The maximum number of inputs supported in a batch is 100. Please reduce the number of items and try again',
			),
			line: 'stop group, failed: too-many-inputs',
		},
		{
			title: 'too many inputs with history stop the group',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'The maximum number of inputs supported in a batch request for property histories is 50. Please reduce the number of items and try again',
			),
			line: 'stop group, failed: too-many-inputs',
		},
		{
			title: 'an expired token stops the run',
			status: 401,
			body: refusal(
				'EXPIRED_AUTHENTICATION',
				'The OAuth token used to make this call expired 75 second(s) ago.',
			),
			line: 'stop run, notSent: token-expired',
		},
		{
			title: 'a missing scope stops the run and is named',
			status: 403,
			body: refusal(
				'MISSING_SCOPES',
				"This app hasn't been granted all required scopes to make this call.",
				{
					errors: [
						{
							message: 'One or more of the following scopes are required.',
							context: { requiredGranularScopes: ['crm.objects.contacts.write'] },
						},
					],
				},
			),
			line: 'stop run, notSent: scope-missing',
		},
		{
			title: 'a blocked app stops the run',
			status: 403,
			body: refusal('BANNED', 'This app is banned.'),
			line: 'stop run, notSent: app-blocked',
		},
		{
			title: 'a 404 with an HTML page stops the run',
			status: 404,
			body: htmlPage,
			line: 'stop run, notSent: not-hubspot',
		},
		{
			title: 'a method that the path does not support stops the run',
			status: 405,
			body: '',
			line: 'stop run, notSent: not-hubspot',
		},
		{
			title: 'a path that is gone stops the run',
			status: 410,
			body: '',
			line: 'stop run, notSent: not-hubspot',
		},
		{
			title: 'a method that the path does not support stops the run, whatever the words',
			status: 405,
			body: refusal('OTHER', 'method not allowed'),
			line: 'stop run, notSent: method not allowed',
		},
		{
			title: 'a path that is gone stops the run, whatever the words',
			status: 410,
			body: refusal('OTHER', 'gone'),
			line: 'stop run, notSent: gone',
		},
		{
			title: 'the limit per ten seconds waits until it can have room',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			line: 'retry, or else notSent: ten-second-limit',
		},
		{
			title: 'the limit per second waits a second',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			line: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a limit is recognised by its message alone',
			status: 429,
			body: { message: 'You have reached your ten_secondly_rolling limit.' },
			line: 'retry, or else notSent: ten-second-limit',
		},
		{
			title: 'a 429 with an HTML page waits a second',
			status: 429,
			body: htmlPage,
			line: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a 429 with a Retry-After header waits that long',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			headers: { 'retry-after': '3' },
			line: 'retry after 3000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'a 429 with Retry-After 0 waits a second',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			headers: { 'retry-after': '0' },
			line: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a 429 with a date waits until then',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			headers: { 'retry-after': 'Sat, 31 Jan 2026 12:00:20 GMT' },
			line: 'retry after 20000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a 429 with an invalid Retry-After waits as if there was none',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			headers: { 'retry-after': 'later' },
			line: 'retry, or else notSent: ten-second-limit',
		},
		{
			title: 'a rate limit with another status is recognised by its category',
			status: 400,
			body: refusal('RATE_LIMITS', 'You have reached your secondly limit.'),
			line: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'the daily limit stops the run, and nothing was sent',
			status: 429,
			body: rateLimit('DAILY', 'daily'),
			line: 'stop run, notSent: daily-limit',
		},
		{
			title: 'the daily limit is recognised by its message alone',
			status: 429,
			body: { message: 'You have reached your daily limit.' },
			headers: { 'retry-after': '1' },
			line: 'stop run, notSent: daily-limit',
		},
		{
			title: 'locked records wait two seconds',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			line: 'retry after 2000 ms, or else notSent: records-locked',
		},
		{
			title: 'locked records wait two seconds if Retry-After is shorter',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			headers: { 'retry-after': '1' },
			line: 'retry after 2000 ms, or else notSent: records-locked',
		},
		{
			title: 'locked records wait as long as a longer Retry-After',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			headers: { 'retry-after': '5' },
			line: 'retry after 5000 ms, or else notSent: records-locked',
		},
		{
			title: 'the limit per ten seconds with Retry-After 0 waits a second',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			headers: { 'retry-after': '0' },
			line: 'retry after 1000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'a 429 with a date in the past waits a second',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			headers: { 'retry-after': 'Sat, 31 Jan 2026 11:59:00 GMT' },
			line: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'an account that is being moved waits a second without Retry-After',
			status: 477,
			body: '',
			line: 'retry after 1000 ms, or else notSent: account-moving',
		},
		{
			title: 'an account that is being moved waits a second at least',
			status: 477,
			body: '',
			headers: { 'retry-after': '0.2' },
			line: 'retry after 1000 ms, or else notSent: account-moving',
		},
		{
			title: 'a redirection stops the run: HubSpot never redirects',
			status: 302,
			body: htmlPage,
			headers: { location: 'https://elsewhere.example' },
			line: 'stop run, notSent: redirected',
		},
		{
			title: 'the lowest status of a redirection stops the run',
			status: 300,
			body: '',
			line: 'stop run, notSent: redirected',
		},
		{
			title: 'the highest status of a redirection stops the run',
			status: 399,
			body: '',
			line: 'stop run, notSent: redirected',
		},
		{
			title: 'an account that is being moved waits as long as Retry-After',
			status: 477,
			body: '',
			headers: { 'retry-after': '120' },
			line: 'retry after 120000 ms, or else notSent: account-moving',
		},
		{
			title: 'an account that is being moved waits a day at most',
			status: 477,
			body: '',
			headers: { 'retry-after': '172800' },
			line: 'retry after 86400000 ms, or else notSent: account-moving',
		},
	])('$title', ({ status, body, headers, line }) => {
		expect(linesOf(judged(two(operation), answered(status, body, headers)))).toEqual([line]);
	});
});

describe('a 404 about records', () => {
	const notFound = (context: object) =>
		answered(404, refusal('OBJECT_NOT_FOUND', 'resource not found', { context }));

	test.each(keyed)('that names every record of %s means that none was found', (operation) => {
		expect(linesOf(judged(two(operation), notFound({ ids: ['2', '1'] })))).toEqual([
			'failed: record-not-found',
			'failed: record-not-found',
		]);
	});

	test('that names every record of a create by its trace ID fails all of them', () => {
		const context = { objectWriteTraceId: ['n8n-run-0', 'n8n-run-1'] };
		expect(linesOf(judged(two('create'), notFound(context)))).toEqual([
			'failed: record-not-found',
			'failed: record-not-found',
		]);
	});

	test('that names every record fails each with HubSpot’s category and status', () => {
		expect(judged(two('get'), notFound({ ids: ['1', '2'] }))).toMatchObject({
			outcomes: [
				{ outcome: 'failed', failure: { category: 'OBJECT_NOT_FOUND' } },
				{ outcome: 'failed', failure: { httpStatus: 404 } },
			],
		});
	});

	test('that names every record by an address in another case means that none was found', () => {
		const sent: InFlight = { operation: 'get', by: 'email', items: ['Anna@X.io'] };
		expect(linesOf(judged(sent, notFound({ ids: ['anna@x.io'] })))).toEqual([
			'failed: record-not-found',
		]);
	});

	describe.each(everyOperation)('of %s', (operation) => {
		test.each<{ readonly title: string; readonly context: object }>([
			{ title: 'names no record', context: {} },
			{ title: 'names one of two', context: { ids: ['2'] } },
			{ title: 'names one of two, twice', context: { ids: ['2', '2'] } },
			{ title: 'names others', context: { ids: ['8', '9'] } },
			{ title: 'names one of two by its trace ID', context: { objectWriteTraceId: ['n8n-run-1'] } },
		])('that $title splits the batch', ({ context }) => {
			expect(linesOf(judged(two(operation), notFound(context)))).toEqual([
				'split: record-not-found',
			]);
		});
	});

	test.each([401, 403, 429, 500, 503])('is not one with another status (%d)', (status) => {
		const body = refusal('OBJECT_NOT_FOUND', 'resource not found', {
			context: { ids: ['1', '2'] },
		});
		expect(judged(two('get'), answered(status, body)).verdict).not.toBe('settled');
	});

	test('with another category is about the records too: only a page is about the path', () => {
		const body = refusal('OTHER', notFoundMessage);
		expect(linesOf(judged(two('get'), answered(404, body)))).toEqual([`split: ${notFoundMessage}`]);
	});
});

describe('a reply that can come after the request was carried out', () => {
	const idOf = (status: number) => ([408, 504, 524].includes(status) ? 'timeout' : 'outage');
	const statuses = [408, 500, 502, 503, 504, 522, 524, 599];

	test.each(statuses)('%d: a create is unknown, and is not sent again', (status) => {
		expect(linesOf(judged(two('create'), answered(status, htmlPage)))).toEqual([
			`unknown n8n-run-0: ${idOf(status)}`,
			`unknown n8n-run-1: ${idOf(status)}`,
		]);
	});

	test.each(statuses)('%d: a read is retried, and has failed if retries do not help', (status) => {
		expect(linesOf(judged(two('get'), answered(status, htmlPage)))).toEqual([
			`retry, or else failed: ${idOf(status)}`,
		]);
	});

	describe.each(repeatableWrites)('to a write that can be repeated: %s', (operation) => {
		test.each(statuses)('%d: it is retried, and is unknown if retries do not help', (status) => {
			expect(linesOf(judged(two(operation), answered(status, htmlPage)))).toEqual([
				`retry, or else unknown: ${idOf(status)}`,
			]);
		});
	});

	test('a 503 with Retry-After waits that long', () => {
		expect(linesOf(judged(two('update'), answered(503, '', { 'retry-after': '7' })))).toEqual([
			'retry after 7000 ms, or else unknown: outage',
		]);
	});

	test.each([521, 523, 525, 526, 530])(
		'%d never reached HubSpot: a create is sent again',
		(status) => {
			expect(linesOf(judged(two('create'), answered(status, htmlPage)))).toEqual([
				'retry after 1000 ms, or else notSent: hubspot-unreachable',
			]);
		},
	);

	test.each([500, 503])(
		'a rate limit with status %d is not one: a create is sent again',
		(status) => {
			const body = refusal('RATE_LIMITS', 'You have reached your secondly limit.');
			expect(linesOf(judged(two('create'), answered(status, body)))).toEqual([
				'retry after 1000 ms, or else notSent: rate-limit',
			]);
		},
	);

	test('the failure of a create has its trace ID', () => {
		expect(judged(two('create'), answered(504, htmlPage))).toMatchObject({
			verdict: 'settled',
			outcomes: [
				{ outcome: 'unknown', failure: { traceId: 'n8n-run-0', httpStatus: 504 } },
				{ outcome: 'unknown', failure: { traceId: 'n8n-run-1', httpStatus: 504 } },
			],
		});
	});
});

test.each([100, 199, 600])('a status that says nothing: a create is unknown (%d)', (status) => {
	const body = complete(record('1', { email: 'a@x.io' }), record('2', { email: 'b@x.io' }));
	expect(linesOf(judged(two('create'), answered(status, body)))).toEqual([
		'unknown n8n-run-0: unexplained',
		'unknown n8n-run-1: unexplained',
	]);
});

test.each([
	{ status: 399, line: 'stop run, notSent: redirected' },
	{ status: 400, line: 'succeeded 1' },
	{ status: 499, line: 'succeeded 1' },
	{ status: 500, line: 'retry, or else failed: outage' },
])('results are read beside a refusal, but not beside an outage: $status', ({ status, line }) => {
	const read: InFlight = { operation: 'get', items: ['1'] };
	expect(linesOf(judged(read, answered(status, complete(record('1')))))).toEqual([line]);
});

describe('a refusal of a whole batch', () => {
	const sharedCause = (status: number, body: unknown) => {
		const verdict = judged(two('update'), answered(status, body));
		expect(verdict.verdict).toBe('split');
		return verdict.verdict === 'split' ? verdict.sharedCause : undefined;
	};

	test('can have a cause beside its records if nothing says that it is one of them', () => {
		const body = refusal('FORBIDDEN', 'You cannot edit records');
		expect(sharedCause(403, body)).toBe('You cannot edit records');
	});

	test('has no cause beside its records if a value is invalid', () => {
		expect(sharedCause(400, refusal('VALIDATION_ERROR', badValues('x')))).toBeUndefined();
	});

	test('has no cause that can be compared with others if its details alone have words', () => {
		const body = { errors: [{ code: 'X', message: 'You cannot edit this record' }] };
		expect(sharedCause(403, body)).toBeUndefined();
	});
});

describe('the line of a record that HubSpot refused beside other statements has HubSpot’s words', () => {
	const lines = (given: InFlight, body: unknown) => {
		const verdict = judged(given, answered(207, body));
		if (verdict.verdict !== 'settled') return [];
		return verdict.outcomes.map((one) => (one.outcome === 'succeeded' ? '' : one.failure.message));
	};
	const update: InFlight = { operation: 'update', items: ['1'] };
	const upsert: InFlight = { operation: 'upsert', by: 'email', items: ['a@x.io'] };
	const bad = (ids: readonly string[]) => ({ ...orphan('bad'), context: { ids } });

	test('a record and an error about it', () => {
		const line = problemLine('RECORD_AND_REASON', { said: 'bad' });
		expect(lines(update, partial([record('1')], [bad(['1'])]))).toEqual([line]);
	});

	test('an error, and a record that can be its own', () => {
		const line = problemLine('REFUSED_BESIDE_RECORD', { said: 'bad' });
		expect(lines(upsert, partial([record('1')], [bad(['a@x.io'])]))).toEqual([line]);
	});

	test('an error that names no entry', () => {
		const line = problemLine('NO_RESULT_OF_ITS_OWN', { said: 'bad' });
		expect(lines(update, partial([], [orphan('bad')]))).toEqual([line]);
	});

	test('an error that names no entry, and a record that is not identified', () => {
		const line = problemLine('RECORD_NOT_IDENTIFIED_AND_REASON', { said: 'bad' });
		expect(lines(upsert, partial([record('1')], [orphan('bad')]))).toEqual([line]);
	});

	test('the first ten of many errors that name no entry', () => {
		const items = Array.from({ length: 12 }, (_, i) => `${i + 1}`);
		const errors = items.map((id) => orphan(`error ${id}`));
		const [line] = lines({ operation: 'get', items }, partial([], errors));
		expect(line).toBe(Array.from({ length: 10 }, (_, i) => `error ${i + 1}`).join('; or: '));
	});

	test('an error without words', () => {
		expect(
			judged({ operation: 'get', items: ['1'] }, answered(207, partial([], [{}]))),
		).toMatchObject({
			outcomes: [{ failure: { refusal: 'unexplained', original: undefined } }],
		});
	});
});

describe('no reply', () => {
	const connectionLost = failureOf(problem('NO_ANSWER', { why: 'ECONNRESET' }));
	const unanswered = (delivered: 'no' | 'maybe') =>
		({ kind: 'unanswered', delivered, failure: connectionLost }) as const;

	test.each(everyOperation)('%s is retried if HubSpot cannot have received it', (operation) => {
		expect(judged(two(operation), unanswered('no'))).toEqual({
			verdict: 'retry',
			otherwise: 'notSent',
			failure: connectionLost,
		});
	});

	test.each(repeatableWrites)('%s that HubSpot may have received is retried', (operation) => {
		expect(linesOf(judged(two(operation), unanswered('maybe')))).toEqual([
			'retry, or else unknown: NO_ANSWER',
		]);
	});

	test('a read that HubSpot may have received is retried, and has failed if retries do not help', () => {
		expect(linesOf(judged(two('get'), unanswered('maybe')))).toEqual([
			'retry, or else failed: NO_ANSWER',
		]);
	});

	test('a create that HubSpot may have received is unknown', () => {
		expect(linesOf(judged(two('create'), unanswered('maybe')))).toEqual([
			'unknown n8n-run-0: NO_ANSWER',
			'unknown n8n-run-1: NO_ANSWER',
		]);
	});

	test.each(everyOperation)('a request that cannot be sent: %s stops the run', (operation) => {
		const failure = failureOf(problem('NO_NEW_TOKEN', { why: 'invalid_grant' }));
		expect(judged(two(operation), { kind: 'unsendable', failure })).toEqual({
			verdict: 'stop',
			scope: 'run',
			outcome: 'notSent',
			failure,
		});
	});
});
