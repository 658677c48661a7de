import fc from 'fast-check';

import { CATEGORIES, TEXTS, type Body } from '../weather/bodies';
import type { Lie } from '../weather/lies';
import { LOSSES, type LossName } from '../weather/losses';
import { OUTAGES, REFUSALS, SUCCESSES, type Answer, type Weather } from '../weather/weather';

const place = fc.nat(7);
const anyJson = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' });
const depth = fc.constantFrom(3, 100, 20_000);
const length = fc.constantFrom(10, 60_000);

const anyText = fc.oneof(
	{ weight: 2, arbitrary: fc.constant<Body>({ form: 'page' }) },
	{ weight: 1, arbitrary: fc.constant<Body>({ form: 'empty' }) },
	{ weight: 2, arbitrary: fc.record({ form: fc.constant('json' as const), value: anyJson }) },
	{ weight: 1, arbitrary: fc.record({ form: fc.constant('deep' as const), depth }) },
	{ weight: 1, arbitrary: fc.record({ form: fc.constant('long' as const), length }) },
);

const anyRefusal: fc.Arbitrary<Body> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			form: fc.constant('hubspot' as const),
			text: fc.nat(TEXTS.length - 1),
			category: fc.constantFrom(...CATEGORIES),
			places: fc.array(place, { maxLength: 3 }),
		}),
	},
	{ weight: 7, arbitrary: anyText },
);

const anyHeaders = fc.oneof(
	{ weight: 6, arbitrary: fc.constant<Record<string, string>>({}) },
	{
		weight: 2,
		arbitrary: fc
			.constantFrom('1', '0', '-5', '4000', '1e9', 'soon', 'Wed, 25 Nov 2026 10:00:00 GMT', '')
			.map((value): Record<string, string> => ({ 'retry-after': value })),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom('10000', '3600000', '1e15', '0').map(
			(interval): Record<string, string> => ({
				'x-hubspot-ratelimit-max': '2',
				'x-hubspot-ratelimit-remaining': '0',
				'x-hubspot-ratelimit-interval-milliseconds': interval,
			}),
		),
	},
);

/** The statuses of successes that have a batch reply as body are for HubSpot alone. */
const isNoBatch = ({ body }: Answer): boolean =>
	body.form !== 'json' ||
	typeof body.value !== 'object' ||
	body.value === null ||
	!('results' in body.value || 'errors' in body.value);

const answer = (statuses: readonly number[], body: fc.Arbitrary<Body>): fc.Arbitrary<Answer> =>
	fc.record({ status: fc.constantFrom(...statuses), body, headers: anyHeaders });

const a = place;
const b = place;

/** Values that are no IDs: the ID of another record in a field cannot be told from the real one. */
const noId = fc.constantFrom<unknown>(null, {}, [], true, undefined, '');

const anyLie: fc.Arbitrary<Lie> = fc.oneof(
	fc.record({ lie: fc.constant('swapTraces' as const), a, b }),
	fc.record({ lie: fc.constant('copyTrace' as const), a, b }),
	fc.constant<Lie>({ lie: 'dropTraces' }),
	fc.record({ lie: fc.constant('foreign' as const), a, b, keepsTrace: fc.boolean() }),
	fc.record({ lie: fc.constant('copy' as const), a, b, keepsTrace: fc.boolean() }),
	fc.record({ lie: fc.constant('drop' as const), a }),
	fc.record({
		lie: fc.constant('extra' as const),
		copies: fc.constantFrom(1, 2, 300),
		isForeign: fc.boolean(),
	}),
	fc.record({
		lie: fc.constant('strayError' as const),
		message: fc.constantFrom('a warning', '', 'Property "x" does not exist', '110338000001'),
	}),
	fc.record({ lie: fc.constant('blame' as const), a }),
	fc.constant<Lie>({ lie: 'dropErrorTraces' }),
	fc.constant<Lie>({ lie: 'reverse' }),
	fc.record({
		lie: fc.constant('oddField' as const),
		a,
		name: fc.constantFrom('id', 'properties', 'objectWriteTraceId', 'extra', '__proto__'),
		value: noId,
	}),
	fc.record({
		lie: fc.constant('oddReply' as const),
		name: fc.constantFrom('status', 'errors', 'numErrors', 'links', 'extra'),
		value: anyJson,
	}),
	fc.record({ lie: fc.constant('deep' as const), a, depth }),
	fc.record({ lie: fc.constant('long' as const), length }),
);

const LOSS_NAMES = (Object.keys(LOSSES) as LossName[]).filter((name) => name !== 'cancelled');

const delayMs = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(0) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }) },
);

const isCarriedOut = fc.boolean();

/** What happens to one batch request. */
const anyWeather: fc.Arbitrary<Weather> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('calm' as const), delayMs }) },
	{
		weight: 5,
		arbitrary: fc
			.tuple(delayMs, answer(REFUSALS, anyRefusal))
			.map(([ms, replied]): Weather => ({ kind: 'refusal', delayMs: ms, ...replied })),
	},
	{
		weight: 3,
		arbitrary: fc.tuple(delayMs, isCarriedOut, answer(OUTAGES, anyText)).map(
			([ms, done, replied]): Weather => ({
				kind: 'outage',
				delayMs: ms,
				isCarriedOut: done,
				...replied,
			}),
		),
	},
	{
		weight: 1,
		arbitrary: fc.tuple(delayMs, isCarriedOut, answer(SUCCESSES, anyText).filter(isNoBatch)).map(
			([ms, done, replied]): Weather => ({
				kind: 'garbage',
				delayMs: ms,
				isCarriedOut: done,
				...replied,
			}),
		),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('loss' as const),
			delayMs,
			loss: fc.constantFrom(...LOSS_NAMES),
			isCarriedOut,
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('lies' as const),
			delayMs,
			lies: fc.array(anyLie, { minLength: 1, maxLength: 3 }),
		}),
	},
);

/** A request is carried out, its reply is lost, and what follows is not calm either. */
const lostFirst: fc.Arbitrary<Weather[]> = fc
	.tuple(
		anyWeather.filter(({ kind }) => kind === 'loss' || kind === 'outage'),
		fc.array(anyWeather, { minLength: 1, maxLength: 4 }),
	)
	.map(([first, others]) => [
		{ ...first, ...('isCarriedOut' in first && { isCarriedOut: true }) },
		...others,
	]);

/** What happens to the batch requests of a run, one after the other. */
export const anyWeathers: fc.Arbitrary<Weather[]> = fc.oneof(
	{ weight: 2, arbitrary: fc.array(anyWeather, { maxLength: 6 }) },
	{ weight: 1, arbitrary: lostFirst },
);
