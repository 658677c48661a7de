import fc from 'fast-check';

import type { ItemPlan, LinkWish, ObjectName, OperationName, Ref, Spelling } from './scenario';
import { VALUES, type Value } from './values';

const oneOf = <Choice>(...choices: Array<fc.WeightedArbitrary<Choice>>): fc.Arbitrary<Choice> =>
	fc.oneof(...choices);
const maybe = <Choice>(weight: number, choice: Choice): fc.WeightedArbitrary<Choice> => ({
	weight,
	arbitrary: fc.constant(choice),
});

const spelled = oneOf<Spelling>(
	maybe(8, 'plain'),
	maybe(2, 'upper'),
	maybe(1, 'spaced'),
	maybe(1, 'number'),
	maybe(1, 'alias'),
);

const odd = fc
	.constantFrom<unknown>('', '   ', null, undefined, true, {}, ['1'], NaN, 2 ** 60)
	.map((raw): Ref => ({ kind: 'odd', raw }));

const anyRef: fc.Arbitrary<Ref> = fc.oneof(
	{
		weight: 16,
		arbitrary: fc.record({ kind: fc.constant('live' as const), at: fc.nat(500), spelled }),
	},
	{
		weight: 6,
		arbitrary: fc.record({ kind: fc.constant('new' as const), at: fc.nat(500), spelled }),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('archived' as const), at: fc.nat(5) }) },
	{ weight: 1, arbitrary: odd },
);

const anyMarker = fc.oneof(
	{ weight: 6, arbitrary: fc.constant('own' as const) },
	{ weight: 3, arbitrary: fc.nat(4) },
	{ weight: 1, arbitrary: fc.constant('none' as const) },
);

const anyUnique = oneOf<ItemPlan['unique']>(
	maybe(6, 'none'),
	maybe(6, 'own'),
	maybe(1, 'shared'),
	maybe(1, 'taken'),
	maybe(1, 'newKey'),
);

const anyLink: fc.Arbitrary<LinkWish> = fc.record({
	to: oneOf<LinkWish['to']>(maybe(12, 'live'), maybe(1, 'archived'), maybe(1, 'missing')),
	at: fc.nat(3),
});

/** How many of the items' values are none that can be stored. */
export type Badness = 'none' | 'few' | 'many';

const WEIGHT_OF_BAD: Readonly<Record<Badness, number>> = { none: 0, few: 1, many: 20 };

function anyValues(object: ObjectName, badness: Badness): fc.Arbitrary<Value[]> {
	const good = fc.constantFrom(...VALUES[object].filter(({ isGood }) => isGood));
	const other = fc.constantFrom(...VALUES[object].filter(({ isGood }) => !isGood));
	const one = fc.oneof(
		{ weight: 40, arbitrary: good },
		{ weight: WEIGHT_OF_BAD[badness], arbitrary: other },
	);
	return fc.uniqueArray(one, { maxLength: 3, selector: ({ name }) => name });
}

/**
 * Any item for an operation.
 *
 * @param isAlike are the items all much the same, so that their records are hard to tell apart?
 */
export function anyItem(
	object: ObjectName,
	operation: OperationName,
	badness: Badness,
	isAlike: boolean,
): fc.Arbitrary<ItemPlan> {
	return fc.record({
		ref: anyRef,
		marker: isAlike ? fc.constantFrom(0, 0, 0, 1) : anyMarker,
		unique: isAlike ? fc.constant('none' as const) : anyUnique,
		values: anyValues(object, badness),
		links:
			operation === 'create'
				? fc.oneof(
						{ weight: 3, arbitrary: fc.constant([]) },
						{ weight: 1, arbitrary: fc.array(anyLink, { maxLength: 2 }) },
					)
				: fc.constant([]),
	});
}
