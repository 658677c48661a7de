import type { Failure } from '../../../../nodes/CrmBatch/hubspot/errors/failure';
import { failureFrom } from '../../../../nodes/CrmBatch/hubspot/errors/match';
import { culpritsIn } from '../../../../nodes/CrmBatch/hubspot/reply/blame/culprits';
import { adversarialTexts } from '../../../stress/cases/messages';
import { complete, orphan, partial, record, refusal, traceError } from '../../support/replies';
import { answered, judged, linesOf, sent, type InFlight } from '../../support/sentBatch';

const LONG = 65_536;

const hundred: InFlight = {
	operation: 'upsert',
	by: 'email',
	items: Array.from({ length: 100 }, (_, i) => `a${i}@x.io`),
};
const two: InFlight = { ...hundred, items: ['a@x.io', 'b@x.io'] };

const failures = (given: InFlight, status: number, body: unknown): Failure[] => {
	const verdict = judged(given, answered(status, body));
	if (verdict.verdict !== 'settled') return [verdict.failure];
	return verdict.outcomes.flatMap((one) => (one.outcome === 'succeeded' ? [] : one.failure));
};

/** Characters of all texts of a failure. */
const sizeOf = (failure: Failure): number => JSON.stringify(failure).length;

describe('the failure of an error of any length', () => {
	test.each(adversarialTexts.map((make) => ({ message: make(LONG), start: make(20) })))(
		'is short: $start',
		({ message }) => {
			const long = refusal('VALIDATION_ERROR', message, {
				correlationId: message,
				subCategory: message,
				context: { existingId: [message], propertyName: [message], missingScopes: [message] },
				errors: [{ message, code: message, in: message, context: { propertyName: message } }],
			});
			// Line breaks and quotes take two characters or more in JSON.
			expect(sizeOf(failureFrom(long, 400))).toBeLessThan(30_000);
			expect([...culpritsIn(long, 400, sent(two)).failed]).toEqual([]);
		},
	);

	test('keeps the beginning and the end of HubSpot’s message', () => {
		const taken = `Cannot set PropertyValueCoordinates{id=1, propertyName=code, value=${'9'.repeat(LONG)}} on 1. 23 already has that value.`;
		const { original = '', ...failure } = failureFrom(refusal('VALIDATION_ERROR', taken), 400);
		expect(failure).toMatchObject({ refusal: 'record-exists', existingId: '23', property: 'code' });
		expect(original).toMatch(/^Cannot set .*9 … 9.*on 1\. 23 already has that value\.$/);
		expect(original.length).toBeLessThan(1_100);
	});

	test('does not cut HubSpot’s message inside a character', () => {
		const { original = '' } = failureFrom(refusal('X', '😀'.repeat(LONG)), 400);
		expect(original).toMatch(/^(😀)+ … (😀)+$/u);
	});

	test('is that of the error beside a list of bad values that is too long', () => {
		const listed = (text: string) => ({
			message: `Property values were not valid: [{"name":"email","message":"${text}"}]`,
			errors: [{ code: 'INVALID_EMAIL', message: 'is bad' }],
		});
		expect(failureFrom(listed('x'.repeat(LONG))).property).toBe('email');
		expect(failureFrom(listed('x'.repeat(2_000_000))).refusal).toBe('email-invalid');
		expect(failureFrom(listed('['.repeat(30_000))).refusal).toBe('email-invalid');
	});
});

describe('a batch that is refused with one message', () => {
	const named = (values: readonly string[]) =>
		`Property values were not valid: ${JSON.stringify(
			values.map((value) => ({
				name: 'plan',
				error: 'INVALID_OPTION',
				message: `${value} was not one of the allowed options`,
			})),
		)}`;

	test('gives each named entry only the part that is about it', () => {
		const values = hundred.items.map((_, i) => `${i} ${'x'.repeat(10_000)}`);
		const batch = sent({ operation: 'create', items: values.map((plan) => ({ plan })) });
		const body = refusal('VALIDATION_ERROR', named(values));
		const { failed } = culpritsIn(body, 400, batch);
		expect(failed.size).toBe(100);
		[...failed].forEach(([place, { original = '' }]) => {
			expect(original).toMatch(new RegExp(`^${place} x+ … x+ was not one of the allowed options$`));
		});
		const all = [...failed.values()].reduce((sum, failure) => sum + sizeOf(failure), 0);
		expect(all).toBeLessThan(JSON.stringify(body).length);
	});

	test('is judged by the first thousand bad values', () => {
		const others = Array.from({ length: 2_000 }, (_, i) => `other ${i}`);
		const batch = sent({ operation: 'create', items: [{ plan: 'GOLD' }, { plan: 'FREE' }] });
		const failed = (values: readonly string[]) => [
			...culpritsIn(refusal('X', named(values)), 400, batch).failed.keys(),
		];
		expect(failed(['GOLD', ...others])).toEqual([0]);
		expect(failed([...others, 'GOLD'])).toEqual([]);
	});

	test('is judged by the addresses in the first hundred thousand characters', () => {
		const body = (first: number) => ({
			message: 'x'.repeat(first),
			errors: [{ message: 'b@x.io exists' }],
		});
		expect(culpritsIn(body(90_000), 409, sent(two)).apart).toEqual([1]);
		expect(culpritsIn(body(100_000), 409, sent(two)).apart).toEqual([]);
	});

	test('can have a cause beside its records only if the whole message is read', () => {
		const shared = (message: string) => {
			const body = refusal('VALIDATION_ERROR', `Invalid input JSON: ${message}`);
			const verdict = judged(two, answered(400, body));
			return verdict.verdict === 'split' && verdict.sharedCause !== undefined;
		};
		expect(shared('x'.repeat(LONG))).toBe(true);
		expect(shared('x'.repeat(200_000))).toBe(false);
	});
});

describe('errors in a reply', () => {
	test('of very many, none is read: they answer another request', () => {
		const errors = new Array(16_000).fill(orphan('bad'));
		expect(linesOf(judged(two, answered(207, partial([], errors))))).toEqual([
			'retry, or else unknown: NOT_A_BATCH_ANSWER',
		]);
	});

	test('that name no entry give all entries the same short failure', () => {
		const errors = Array.from({ length: 900 }, (_, i) => orphan(`${i} ${'x'.repeat(LONG)}`));
		const [first, ...others] = failures(hundred, 207, partial([], errors));
		expect(others).toHaveLength(99);
		expect(sizeOf(first ?? { message: '' })).toBeLessThan(3_000);
		expect(new Set(others.map(({ message }) => message))).toEqual(new Set([first?.message]));
	});

	test('as many as entries are joined in a short failure', () => {
		const errors = Array.from({ length: 100 }, (_, i) => orphan(`${i} ${'x'.repeat(LONG)}`));
		const read: InFlight = { ...hundred, operation: 'get' };
		const found = failures(read, 207, partial([], errors));
		expect(found).toHaveLength(100);
		found.forEach((failure) => {
			expect(failure.message).toMatch(/^0 x+…/);
			expect(sizeOf(failure)).toBeLessThan(3_000);
		});
	});

	test('that name all entries at once are one failure', () => {
		const error = { ...orphan('gone'), context: { ids: hundred.items } };
		const found = failures(hundred, 207, partial([], [error]));
		expect(found).toHaveLength(100);
		expect(new Set(found).size).toBe(1);
	});

	test('name at most a hundred times as many IDs as HubSpot takes', () => {
		const others = Array.from({ length: 20_000 }, (_, i) => `b${i}@x.io`);
		const error = (ids: readonly unknown[]) => ({ ...orphan('gone'), context: { ids } });
		const lines = (ids: readonly unknown[]) =>
			linesOf(judged(two, answered(207, partial([], [error(ids)]))));
		expect(lines(['b@x.io', ...others])).toEqual(['unknown n8n-run-0: NO_RESULT', 'failed: gone']);
		expect(lines([...others, 'b@x.io'])).toEqual([
			'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
			'unknown n8n-run-1: NO_RESULT_OF_ITS_OWN',
		]);
	});

	test('name at most so many IDs all together', () => {
		const others = Array.from({ length: 6_000 }, (_, i) => `b${i}@x.io`);
		const error = (...ids: readonly string[]) => ({ ...orphan('gone'), context: { ids } });
		const errors = [error(...others, 'a@x.io'), error(...others.slice(0, 4_000), 'b@x.io')];
		expect(linesOf(judged(two, answered(207, partial([], errors))))).toEqual([
			'unknown n8n-run-0: NO_RESULT_OF_ITS_OWN',
			'failed: gone',
		]);
	});

	test('are read by their trace ID, however long their message is', () => {
		const errors = [traceError('n8n-run-1', 'x'.repeat(10_000_000))];
		const body = partial([record('1', { email: 'a@x.io' })], errors);
		const verdict = judged(two, answered(207, body));
		expect(verdict.verdict === 'settled' && verdict.outcomes.map(({ outcome }) => outcome)).toEqual(
			['succeeded', 'failed'],
		);
	});
});

test('a delete with a status and very many errors is not done', () => {
	const body = { status: 'COMPLETE', errors: new Array(100).fill(orphan('bad')) };
	expect(linesOf(judged({ operation: 'delete', items: ['1'] }, answered(207, body)))).toEqual([
		'retry, or else unknown: NOT_A_BATCH_ANSWER',
	]);
});

describe('more than ten times as many results as inputs', () => {
	const results = (count: number) => Array.from({ length: count }, (_, i) => record(String(i)));
	const lines = (given: InFlight, status: number, count: number) =>
		linesOf(judged(given, answered(status, complete(...results(count)))));

	test.each([200, 207, 400])('are no reply to this batch, with status %i', (status) => {
		expect(lines({ operation: 'get', items: ['1', '2'] }, status, 20)).toEqual([
			'succeeded 1',
			'succeeded 2',
		]);
		expect(lines({ operation: 'get', items: ['1', '2'] }, status, 21)).toEqual([
			'retry, or else failed: NOT_A_BATCH_ANSWER',
		]);
		expect(lines({ operation: 'create', items: [{ a: '1' }] }, status, 11)).toEqual([
			'unknown n8n-run-0: NOT_A_BATCH_ANSWER',
		]);
	});
});

describe('the values of the only record of a reply', () => {
	const bodies = (length: number, written: (text: string) => string) =>
		Object.fromEntries(
			Array.from({ length: 10 }, (_, i) => [`note_${i}`, written('a'.repeat(length))]),
		);
	const outcomesOf = (length: number) => {
		const given: InFlight = {
			operation: 'create',
			items: [{ ...bodies(length, (text) => `<p>${text}</p>`) }],
		};
		return linesOf(judged(given, answered(201, complete(record('1', bodies(length, String))))));
	};

	test('are compared without HTML tags', () => {
		expect(outcomesOf(20_000 - 4)).toEqual(['succeeded 1']);
	});

	test('are compared only as written, beyond the first hundreds of thousands of characters', () => {
		expect(outcomesOf(LONG)).toEqual(['unknown n8n-run-0: RECORD_NOT_IDENTIFIED']);
	});
});
