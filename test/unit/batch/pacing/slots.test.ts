import { Slots } from '../../../../nodes/CrmBatch/batch/pacing/slots';

/** Work that ends when it is told to. */
class Work {
	readonly begun: string[] = [];

	private readonly ends = new Map<string, () => void>();

	readonly start = (name: string) => async (): Promise<string> => {
		this.begun.push(name);
		await new Promise<void>((resolve) => this.ends.set(name, resolve));
		return name;
	};

	end(name: string): void {
		this.ends.get(name)?.();
	}
}

test('begins no more than there are slots, and the others in their order', async () => {
	const slots = new Slots(2);
	const work = new Work();
	const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => slots.with(work.start(name)));
	expect(work.begun).toEqual(['a', 'b']);
	work.end('b');
	expect(await b).toBe('b');
	await Promise.resolve();
	expect(work.begun).toEqual(['a', 'b', 'c']);
	work.end('a');
	await a;
	await Promise.resolve();
	expect(work.begun).toEqual(['a', 'b', 'c', 'd']);
	work.end('c');
	work.end('d');
	expect(await Promise.all([c, d])).toEqual(['c', 'd']);
});

test('frees the slot of work that fails', async () => {
	const slots = new Slots(1);
	await expect(slots.with(async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await slots.with(async () => await Promise.resolve('done'))).toBe('done');
});
