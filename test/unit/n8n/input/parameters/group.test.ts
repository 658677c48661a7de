import { NOT_READ } from '../../../../../nodes/CrmBatch/n8n/input/parameters/fields';
import { ExpressionGroup } from '../../../../../nodes/CrmBatch/n8n/input/parameters/group';

/** A group of which n8n returns these results, and the items that it was evaluated for. */
const groupOf = (codes: readonly string[], evaluate: (item: number) => unknown) => {
	const evaluated: number[] = [];
	const group = new ExpressionGroup((_, item) => {
		evaluated.push(item);
		return evaluate(item);
	});
	return { readers: codes.map((code) => group.add(code)), evaluated };
};

const readAll = ({ readers }: ReturnType<typeof groupOf>, item: number) =>
	readers.map((read) => read(item));

test('all code is evaluated once for each item', () => {
	const group = groupOf(['a', 'b'], (item) => [`a${item}`, `b${item}`]);
	expect([0, 1].map((item) => readAll(group, item))).toEqual([
		['a0', 'b0'],
		['a1', 'b1'],
	]);
	expect(group.evaluated).toEqual([0, 1]);
});

test.each([
	{ result: 'x', value: 'x' },
	{ result: null, value: null },
	{ result: 0, value: 0 },
	{ result: [], value: undefined },
	{ result: [{ a: 1 }], value: { a: 1 } },
	{ result: [[1, 2]], value: [1, 2] },
	{ result: [0, 0], value: NOT_READ },
	{ result: undefined, value: NOT_READ },
])('a result of $result is $value', ({ result, value }) => {
	expect(
		readAll(
			groupOf(['a', 'b'], () => [result, 'other']),
			0,
		),
	).toEqual([value, 'other']);
});

test('code that is alone is not evaluated in a list', () => {
	const group = groupOf(['a'], () => ['a']);
	expect(readAll(group, 0)).toEqual([NOT_READ]);
	expect(group.evaluated).toEqual([]);
});

test.each<{ title: string; evaluate: () => unknown }>([
	{ title: 'returns no list', evaluate: () => undefined },
	{ title: 'returns another list', evaluate: () => [1] },
	{
		title: 'throws',
		evaluate: () => {
			throw new Error('from n8n');
		},
	},
])('nothing is read if n8n $title, and it is no longer asked after three times', ({ evaluate }) => {
	const group = groupOf(['a', 'b'], evaluate);
	for (let item = 0; item < 9; item += 1) {
		expect(readAll(group, item)).toEqual([NOT_READ, NOT_READ]);
	}
	expect(group.evaluated).toEqual([0, 1, 2]);
});

test('n8n is asked on if it fails for some items', () => {
	const group = groupOf(['a', 'b'], (item) => (item % 3 === 0 ? ['a', 'b'] : undefined));
	for (let item = 0; item < 9; item += 1) readAll(group, item);
	expect(group.evaluated).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
