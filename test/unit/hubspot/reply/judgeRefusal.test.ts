import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { answered, judged, told, type InFlight, type OperationName } from '../../support/sentBatch';
import { badValues, htmlPage, notFoundMessage, rateLimit, refusal } from '../../support/replies';

const two = (operation: OperationName): InFlight => ({
	operation,
	...(operation === 'upsert' && { by: 'email' }),
	wishes: operation === 'create' ? [{ email: 'a@x.io' }, { email: 'b@x.io' }] : ['1', '2'],
});

const everyOperation = ['archive', 'create', 'read', 'update', 'upsert'] as const;
const keyed = ['archive', 'read', 'update', 'upsert'] as const;
const repeatableWrites = ['archive', 'update', 'upsert'] as const;

interface Row {
	readonly title: string;
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	readonly told: string;
}

describe.each(everyOperation)('%s: what HubSpot refused, and did nothing about', (operation) => {
	test.each<Row>([
		{
			title: 'a value that is not valid is looked for by halving',
			status: 400,
			body: refusal('VALIDATION_ERROR', badValues('first000name', 'other')),
			told: 'split: property-unknown',
		},
		{
			title: 'a record that occurs twice is looked for by halving',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'Duplicate IDs found in batch input: [12877907025]. IDs must be unique',
				{ context: { ids: ['12877907025'] } },
			),
			told: 'split: duplicate-records',
		},
		{
			title: 'a value that is taken is looked for by halving',
			status: 409,
			body: refusal('CONFLICT', 'Contact already exists. Existing ID: 3401'),
			told: 'split: record-exists',
		},
		{
			title: 'a request that is too large is halved',
			status: 413,
			body: htmlPage,
			told: 'split: request-too-large',
		},
		{
			title: 'a 400 without a body is halved',
			status: 400,
			body: '',
			told: 'split: unexplained',
		},
		{
			title: 'a 400 of which every field is missing is halved',
			status: 400,
			body: {},
			told: 'split: unexplained',
		},
		{
			title: 'a property that is not unique stops the group',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'Unable to perform update/upsert by non-unique 0-2 property hs_object_id in portal ID 21939747',
			),
			told: 'stop group, failed: match-by-not-unique',
		},
		{
			title: 'an object type that does not exist stops the group',
			status: 400,
			body: { status: 'error', message: 'Unable to infer object type from: butterflies' },
			told: 'stop group, failed: object-type-unknown',
		},
		{
			title: 'a body that HubSpot cannot read stops the group',
			status: 400,
			body: refusal('VALIDATION_ERROR', 'Invalid input JSON on line 1, column 2.'),
			told: 'stop group, failed: json-unreadable',
		},
		{
			title: 'a body that did not arrive stops the group',
			status: 400,
			body: refusal('VALIDATION_ERROR', 'Invalid JSON input: a request body was expected'),
			told: 'stop group, failed: json-unreadable',
		},
		{
			title: 'too many inputs stop the group',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'The maximum number of inputs supported in a batch is 100. Please reduce the number of items and try again',
			),
			told: 'stop group, failed: too-many-inputs',
		},
		{
			title: 'too many inputs with history stop the group',
			status: 400,
			body: refusal(
				'VALIDATION_ERROR',
				'The maximum number of inputs supported in a batch request for property histories is 50. Please reduce the number of items and try again',
			),
			told: 'stop group, failed: too-many-inputs',
		},
		{
			title: 'an expired token stops the run',
			status: 401,
			body: refusal(
				'EXPIRED_AUTHENTICATION',
				'The OAuth token used to make this call expired 75 second(s) ago.',
			),
			told: 'stop run, failed: token-expired',
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
			told: 'stop run, failed: scope-missing',
		},
		{
			title: 'an account that is locked out stops the run',
			status: 403,
			body: refusal('BANNED', 'This app is banned.'),
			told: 'stop run, failed: app-blocked',
		},
		{
			title: 'a path that does not exist, as a page, stops the run',
			status: 404,
			body: htmlPage,
			told: 'stop run, failed: not-hubspot',
		},
		{
			title: 'a method that the path does not have stops the run',
			status: 405,
			body: '',
			told: 'stop run, failed: not-hubspot',
		},
		{
			title: 'a path that is gone stops the run',
			status: 410,
			body: '',
			told: 'stop run, failed: not-hubspot',
		},
		{
			title: 'the limit of ten seconds waits ten seconds',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			told: 'retry after 10000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'the limit of a second waits a second',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			told: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a limit that is told by its message alone is known',
			status: 429,
			body: { message: 'You have reached your ten_secondly_rolling limit.' },
			told: 'retry after 10000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'a 429 as a page waits a second',
			status: 429,
			body: htmlPage,
			told: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a 429 that says how long is followed',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			headers: { 'retry-after': '3' },
			told: 'retry after 3000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'a 429 that says at once waits a second all the same',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			headers: { 'retry-after': '0' },
			told: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a 429 that gives a date waits until then',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			headers: { 'retry-after': 'Sat, 31 Jan 2026 12:00:20 GMT' },
			told: 'retry after 20000 ms, or else notSent: rate-limit',
		},
		{
			title: 'a 429 whose advice makes no sense waits as if there was none',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			headers: { 'retry-after': 'later' },
			told: 'retry after 10000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'a rate limit under another status is known by its category',
			status: 400,
			body: refusal('RATE_LIMITS', 'You have reached your secondly limit.'),
			told: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'the limit of a day stops the run, and nothing was sent',
			status: 429,
			body: rateLimit('DAILY', 'daily'),
			told: 'stop run, notSent: daily-limit',
		},
		{
			title: 'the limit of a day is known by its message alone',
			status: 429,
			body: { message: 'You have reached your daily limit.' },
			headers: { 'retry-after': '1' },
			told: 'stop run, notSent: daily-limit',
		},
		{
			title: 'records that are locked by a sync wait two seconds',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			told: 'retry after 2000 ms, or else notSent: records-locked',
		},
		{
			title: 'records that are locked wait two seconds, though HubSpot says less',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			headers: { 'retry-after': '1' },
			told: 'retry after 2000 ms, or else notSent: records-locked',
		},
		{
			title: 'records that are locked wait longer when HubSpot says so',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			headers: { 'retry-after': '5' },
			told: 'retry after 5000 ms, or else notSent: records-locked',
		},
		{
			title: 'the limit of ten seconds waits a second at least, when HubSpot says at once',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			headers: { 'retry-after': '0' },
			told: 'retry after 1000 ms, or else notSent: ten-second-limit',
		},
		{
			title: 'a 429 whose date has passed waits a second',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			headers: { 'retry-after': 'Sat, 31 Jan 2026 11:59:00 GMT' },
			told: 'retry after 1000 ms, or else notSent: rate-limit',
		},
		{
			title: 'an account that is being moved waits a second without advice',
			status: 477,
			body: '',
			told: 'retry after 1000 ms, or else notSent: account-moving',
		},
		{
			title: 'an account that is being moved waits a second at least',
			status: 477,
			body: '',
			headers: { 'retry-after': '0.2' },
			told: 'retry after 1000 ms, or else notSent: account-moving',
		},
		{
			title: 'a redirection stops the run: it is not HubSpot that answers',
			status: 302,
			body: htmlPage,
			headers: { location: 'https://elsewhere.example' },
			told: 'stop run, failed: redirected',
		},
		{
			title: 'the first of the redirections stops the run',
			status: 300,
			body: '',
			told: 'stop run, failed: redirected',
		},
		{
			title: 'the last of the redirections stops the run',
			status: 399,
			body: '',
			told: 'stop run, failed: redirected',
		},
		{
			title: 'an account that is being moved waits as long as HubSpot says',
			status: 477,
			body: '',
			headers: { 'retry-after': '120' },
			told: 'retry after 120000 ms, or else notSent: account-moving',
		},
		{
			title: 'an account that is being moved waits no more than a day',
			status: 477,
			body: '',
			headers: { 'retry-after': '172800' },
			told: 'retry after 86400000 ms, or else notSent: account-moving',
		},
	])('$title', ({ status, body, headers, told: line }) => {
		expect(told(judged(two(operation), answered(status, body, headers)))).toEqual([line]);
	});
});

describe('a 404 about records, not about the path', () => {
	const gone = (context: object) =>
		answered(404, refusal('OBJECT_NOT_FOUND', 'resource not found', { context }));

	test.each(keyed)('of %s that names every record means that none was found', (operation) => {
		expect(told(judged(two(operation), gone({ ids: ['2', '1'] })))).toEqual([
			'failed: record-not-found',
			'failed: record-not-found',
		]);
	});

	test('of a create that names every record by its trace id fails all of them', () => {
		const context = { objectWriteTraceId: ['n8n-run-0', 'n8n-run-1'] };
		expect(told(judged(two('create'), gone(context)))).toEqual([
			'failed: record-not-found',
			'failed: record-not-found',
		]);
	});

	test('that names every record says so as HubSpot does', () => {
		expect(judged(two('read'), gone({ ids: ['1', '2'] }))).toMatchObject({
			outcomes: [
				{ outcome: 'failed', triedAlone: true, failure: { category: 'OBJECT_NOT_FOUND' } },
				{ outcome: 'failed', triedAlone: true, failure: { httpStatus: 404 } },
			],
		});
	});

	test('that names every record by an address of another case means that none was found', () => {
		const sent: InFlight = { operation: 'read', by: 'email', wishes: ['Anna@X.io'] };
		expect(told(judged(sent, gone({ ids: ['anna@x.io'] })))).toEqual(['failed: record-not-found']);
	});

	describe.each(everyOperation)('of %s', (operation) => {
		test.each<{ readonly title: string; readonly context: object }>([
			{ title: 'names nobody', context: {} },
			{ title: 'names one of two', context: { ids: ['2'] } },
			{ title: 'names one of two, twice', context: { ids: ['2', '2'] } },
			{ title: 'names others', context: { ids: ['8', '9'] } },
			{ title: 'names one of two by its trace id', context: { objectWriteTraceId: ['n8n-run-1'] } },
		])('and $title is looked for by halving', ({ context }) => {
			expect(told(judged(two(operation), gone(context)))).toEqual(['split: record-not-found']);
		});
	});

	test.each([401, 403, 429, 500, 503])('another status (%d) is what its status says', (status) => {
		const body = refusal('OBJECT_NOT_FOUND', 'resource not found', {
			context: { ids: ['1', '2'] },
		});
		expect(judged(two('read'), answered(status, body)).verdict).not.toBe('settled');
	});

	test('with another category is about the path', () => {
		const body = refusal('OTHER', notFoundMessage);
		expect(told(judged(two('read'), answered(404, body)))).toEqual([
			`stop run, failed: ${notFoundMessage.slice(0, -1)}`,
		]);
	});
});

describe('an answer that may come after the work was done', () => {
	const idOf = (status: number) => ([408, 504, 524].includes(status) ? 'timeout' : 'outage');
	const statuses = [408, 500, 502, 503, 504, 521, 522, 523, 524, 525, 526, 599];

	test.each(statuses)('%d: a create is of unknown fate, and is not sent again', (status) => {
		expect(told(judged(two('create'), answered(status, htmlPage)))).toEqual([
			`unknown n8n-run-0: ${idOf(status)}`,
			`unknown n8n-run-1: ${idOf(status)}`,
		]);
	});

	test.each(statuses)('%d: a read goes again, and has failed if that is no use', (status) => {
		expect(told(judged(two('read'), answered(status, htmlPage)))).toEqual([
			`retry, or else failed: ${idOf(status)}`,
		]);
	});

	describe.each(repeatableWrites)('of a write that may be sent twice: %s', (operation) => {
		test.each(statuses)('%d: it goes again, and is unknown if that is no use', (status) => {
			expect(told(judged(two(operation), answered(status, htmlPage)))).toEqual([
				`retry, or else unknown: ${idOf(status)}`,
			]);
		});
	});

	test('a 503 that says how long is followed', () => {
		expect(told(judged(two('update'), answered(503, '', { 'retry-after': '7' })))).toEqual([
			'retry after 7000 ms, or else unknown: outage',
		]);
	});

	test.each([500, 503])(
		'a rate limit with status %d did nothing: a create is sent again',
		(status) => {
			const body = refusal('RATE_LIMITS', 'You have reached your secondly limit.');
			expect(told(judged(two('create'), answered(status, body)))).toEqual([
				'retry after 1000 ms, or else notSent: rate-limit',
			]);
		},
	);

	test('the trace id of a create is kept, to look for it in HubSpot', () => {
		expect(judged(two('create'), answered(504, htmlPage))).toMatchObject({
			verdict: 'settled',
			outcomes: [
				{ outcome: 'unknown', failure: { traceId: 'n8n-run-0', httpStatus: 504 } },
				{ outcome: 'unknown', failure: { traceId: 'n8n-run-1', httpStatus: 504 } },
			],
		});
	});
});

describe('no answer at all', () => {
	const connectionLost = failureOf(problem('NO_ANSWER', { why: 'ECONNRESET' }));
	const unanswered = (delivered: 'no' | 'maybe') =>
		({ kind: 'unanswered', delivered, failure: connectionLost }) as const;

	test.each(everyOperation)('%s goes again when HubSpot cannot have received it', (operation) => {
		expect(judged(two(operation), unanswered('no'))).toEqual({
			verdict: 'retry',
			otherwise: 'notSent',
			failure: connectionLost,
		});
	});

	test.each(repeatableWrites)('%s that may have arrived goes again', (operation) => {
		expect(told(judged(two(operation), unanswered('maybe')))).toEqual([
			'retry, or else unknown: NO_ANSWER',
		]);
	});

	test('a read that may have arrived goes again, and has failed if that is no use', () => {
		expect(told(judged(two('read'), unanswered('maybe')))).toEqual([
			'retry, or else failed: NO_ANSWER',
		]);
	});

	test('a create that may have arrived is of unknown fate', () => {
		expect(told(judged(two('create'), unanswered('maybe')))).toEqual([
			'unknown n8n-run-0: NO_ANSWER',
			'unknown n8n-run-1: NO_ANSWER',
		]);
	});

	describe.each(['failed', 'notSent'] as const)('that can be had at all (%s)', (outcome) => {
		test.each(everyOperation)('%s stops the run', (operation) => {
			const failure = failureOf(problem('NO_NEW_TOKEN', { why: 'invalid_grant' }));
			expect(judged(two(operation), { kind: 'unsendable', outcome, failure })).toEqual({
				verdict: 'stop',
				scope: 'run',
				outcome,
				failure,
			});
		});
	});
});
