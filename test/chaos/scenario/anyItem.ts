import fc from 'fast-check';

import type {
	ItemPlan,
	LinkPlan,
	ObjectName,
	OperationName,
	RecordRef,
	Spelling,
} from './scenario';
import type { Value } from './value';
import { VALUES } from './values';

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
	.map((raw): RecordRef => ({ kind: 'odd', raw }));

const anyRef: fc.Arbitrary<RecordRef> = fc.oneof(
	{
		weight: 16,
		arbitrary: fc.record({ kind: fc.constant('live' as const), at: fc.nat(500), spelled }),
	},
	{
		weight: 6,
		arbitrary: fc.record({ kind: fc.constant('new' as const), at: fc.nat(500), spelled }),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('archived' as const), at: fc.nat(5) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('merged' as const), at: fc.nat(5) }) },
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

const anyLink: fc.Arbitrary<LinkPlan> = fc.record({
	to: oneOf<LinkPlan['to']>(maybe(12, 'live'), maybe(1, 'archived'), maybe(1, 'missing')),
	at: fc.nat(3),
});

/** Share of property values that HubSpot cannot store. */
export type InvalidShare = 'none' | 'few' | 'many';

const INVALID_WEIGHT: Readonly<Record<InvalidShare, number>> = { none: 0, few: 1, many: 20 };

function anyValues(object: ObjectName, invalid: InvalidShare): fc.Arbitrary<Value[]> {
	const valid = fc.constantFrom(...VALUES[object].filter(({ isGood }) => isGood));
	const other = fc.constantFrom(...VALUES[object].filter(({ isGood }) => !isGood));
	const one = fc.oneof(
		{ weight: 40, arbitrary: valid },
		{ weight: INVALID_WEIGHT[invalid], arbitrary: other },
	);
	return fc.uniqueArray(one, { maxLength: 3, selector: ({ name }) => name });
}

/**
 * Generates items for an operation.
 *
 * @param areAlike makes the items similar, so that their records are hard to distinguish
 */
export function anyItem(
	object: ObjectName,
	operation: OperationName,
	invalid: InvalidShare,
	areAlike: boolean,
): fc.Arbitrary<ItemPlan> {
	return fc.record({
		ref: anyRef,
		marker: areAlike ? fc.constantFrom(0, 0, 0, 1) : anyMarker,
		unique: areAlike ? fc.constant('none' as const) : anyUnique,
		values: anyValues(object, invalid),
		links:
			operation === 'create'
				? fc.oneof(
						{ weight: 3, arbitrary: fc.constant([]) },
						{ weight: 1, arbitrary: fc.array(anyLink, { maxLength: 2 }) },
					)
				: fc.constant([]),
	});
}
