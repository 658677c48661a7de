/** Array methods that visit the elements without an iterator. */
const VISITING = [
	'every',
	'filter',
	'find',
	'findIndex',
	'flatMap',
	'forEach',
	'includes',
	'indexOf',
	'map',
	'reduce',
	'slice',
	'some',
	'sort',
	'splice',
] as const;

const ITERATORS: readonly object[] = [
	...[[], new Map(), new Set()].map((collection) =>
		Object.getPrototypeOf(collection[Symbol.iterator]()),
	),
	Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())),
];

/**
 * Counts the elements that code visits in arrays, maps, sets and generators while `run` runs, and its
 * look-ups in maps: a measure of work that does not depend on the machine. An array method counts the
 * whole array. Index loops are not counted.
 */
export async function countSteps(run: () => Promise<unknown>): Promise<number> {
	let steps = 0;
	const restore: Array<() => void> = [];
	const wrap = (owner: object, name: string, cost: (self: unknown) => number): void => {
		const original: unknown = Reflect.get(owner, name);
		if (typeof original !== 'function') throw new Error(`There is no method ${name}`);
		const counting = function (this: unknown, ...args: unknown[]): unknown {
			steps += cost(this);
			return Reflect.apply(original, this, args);
		};
		Object.defineProperty(owner, name, { value: counting, writable: true, configurable: true });
		restore.push(() => {
			Object.defineProperty(owner, name, { value: original, writable: true, configurable: true });
		});
	};
	for (const iterator of ITERATORS) wrap(iterator, 'next', () => 1);
	wrap(Map.prototype, 'get', () => 1);
	for (const name of VISITING) {
		wrap(Array.prototype, name, (self) => (Array.isArray(self) ? self.length : 0));
	}
	try {
		await run();
	} finally {
		for (const undo of restore) undo();
	}
	return steps;
}
