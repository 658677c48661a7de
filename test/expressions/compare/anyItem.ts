import fc, { type Arbitrary } from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { fieldNames } from './anyExpression';

const anyPrimitive: Arbitrary<unknown> = fc.oneof(
	fc.constantFrom(
		undefined,
		null,
		'',
		'Ada',
		' x ',
		'\ud800',
		'[1]',
		'{"a":1}',
		'2026-01-02',
		true,
		false,
	),
	fc.constantFrom(0, -0, 1, 1.5, 1e21, NaN, Infinity),
	fc.string({ maxLength: 4 }),
);

const valueWith = (name: Arbitrary<string>) =>
	fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 2, depthSize: 'small' },
			{ weight: 4, arbitrary: anyPrimitive },
			fc.constantFrom(new Date(0), new Date(NaN)),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map(objectOf),
		),
	})).value;

class Odd {
	a = 1;

	get b(): string {
		return 'by a getter';
	}

	text(): string {
		return 'by a method';
	}
}

/** Values that only another node in the same process can leave in an item. */
const anyInstance: Arbitrary<unknown> = fc.constantFrom(
	DateTime.fromMillis(0, { zone: 'utc' }),
	new Odd(),
	Object.create({ a: 'inherited' }),
	Object.assign(Object.create(null), { a: 1, text: 'no prototype' }),
	() => 1,
	Symbol('s'),
	10n,
	{
		get a(): string {
			throw new Error('from a getter');
		},
	},
	{ toString: () => 'own text', a: 1 },
);

/** Names that every object has. The vm engine does not return a field with such a name. */
const isOwnName = (name: string) => !(name in Object.prototype);

const anyName = fc.constantFrom(...fieldNames);
const anyOwnName = fc.constantFrom(...fieldNames.filter(isOwnName));

/** An item whose fields are JSON and dates, and which every engine of n8n returns as it is. */
export const anyPlainItem = itemWith(anyOwnName, valueWith(anyOwnName));

/** An item with all that can be in one while n8n and the node share it. */
export const anyItem = itemWith(
	anyName,
	fc.oneof({ weight: 8, arbitrary: valueWith(anyName) }, anyInstance),
);

function itemWith(
	name: Arbitrary<string>,
	value: Arbitrary<unknown>,
): Arbitrary<INodeExecutionData> {
	return fc
		.array(fc.tuple(name, value), { maxLength: 8 })
		.map((fields) => ({ json: objectOf(fields) }));
}

/** An object with these fields as its own, whatever their names. */
function objectOf(fields: ReadonlyArray<readonly [string, unknown]>): IDataObject {
	return Object.fromEntries(fields) as IDataObject;
}
