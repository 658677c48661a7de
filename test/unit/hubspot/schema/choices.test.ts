import { ChoiceList, listed } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import { choice, choices } from '../../support/valueRules';

describe('ChoiceList.find', () => {
	const list = new ChoiceList([
		choice('free', 'Free of charge'),
		choice('pro', 'Professional'),
		choice('2', 'pro'),
		choice('3', 'PRO'),
		choice('a', 'Both'),
		choice('b', 'Both'),
		choice('7', 'Ada Okafor', { alias: 'Ada@x.io' }),
		choice(' Foo ', 'Bar '),
		choice('Foo', 'Other'),
		choice('old', 'Hidden', { isHidden: true }),
	]);

	test.each([
		{ title: 'a value', text: 'free', found: ['free'] },
		{ title: 'a value before the same label', text: 'pro', found: ['pro'] },
		{ title: 'a label before the same label in another case', text: 'PRO', found: ['3'] },
		{ title: 'any name in another case', text: 'Pro', found: ['pro', '2', '3'] },
		{ title: 'a label with spaces around it', text: ' Professional\n', found: ['pro'] },
		{ title: 'a label of several choices', text: 'Both', found: ['a', 'b'] },
		{ title: 'an alias in another case', text: 'ada@X.IO', found: ['7'] },
		{ title: 'the label of a choice with an alias', text: 'ada okafor', found: ['7'] },
		{ title: 'a value with spaces around it', text: ' Foo ', found: [' Foo '] },
		{ title: 'a value without the spaces of another', text: 'Foo', found: ['Foo'] },
		{ title: 'a label that has spaces around it', text: 'Bar', found: [' Foo '] },
		{ title: 'names that differ only in spaces', text: 'foo', found: [' Foo ', 'Foo'] },
		{ title: 'a hidden choice', text: 'hidden', found: ['old'] },
		{ title: 'nothing for another text', text: 'gold', found: [] },
		{ title: 'nothing for a member of every object', text: 'constructor', found: [] },
	])('finds $title', ({ text, found }) => {
		expect(list.find(text).map(({ value }) => value)).toEqual(found);
	});

	test.each([
		{ text: 'free', found: ['free'] },
		{ text: ' Foo ', found: [' Foo '] },
		{ text: 'FREE', found: [] },
		{ text: 'Hidden', found: [] },
	])('withValue finds only the exact value: "$text"', ({ text, found }) => {
		expect(list.withValue(text).map(({ value }) => value)).toEqual(found);
	});

	test('finds a choice once if the list has it twice', () => {
		expect(choices(['a', 'Label'], ['a', 'Label']).find('label')).toHaveLength(1);
	});

	test('builds its index once', () => {
		let reads = 0;
		const counted = Array.from({ length: 100 }, (_, place) => ({
			...choice(`v${place}`),
			get label() {
				reads += 1;
				return `Label ${place}`;
			},
		}));
		const many = new ChoiceList(counted);
		expect(reads).toBe(0);
		expect(many.find('label 99')).toEqual([counted[99]]);
		const readsOfIndex = reads;
		expect(readsOfIndex).toBeGreaterThan(0);
		for (let place = 0; place < 100; place++) {
			expect(many.find(`LABEL ${place}`)).toHaveLength(1);
			expect(many.find(`none ${place}`)).toEqual([]);
		}
		expect(reads - readsOfIndex).toBe(0);
	});
});

describe('ChoiceList.ofPipeline', () => {
	const stages = new ChoiceList([
		choice('1', 'New', { pipeline: '0' }),
		choice('71', 'New', { pipeline: '7' }),
		choice('2', 'Closed', { pipeline: '0' }),
		choice('3', 'Without a pipeline'),
	]);

	test.each([
		{ pipeline: '0', own: ['1', '2'] },
		{ pipeline: '7', own: ['71'] },
		{ pipeline: '8', own: undefined },
		{ pipeline: 'constructor', own: undefined },
	])('has the stages of the pipeline $pipeline', ({ pipeline, own }) => {
		expect(stages.ofPipeline(pipeline)?.all.map(({ value }) => value)).toEqual(own);
	});

	test('has the stages of all pipelines outside', () => {
		expect(stages.ofPipeline('7')?.outside).toBe(stages);
		expect(stages.outside).toBeUndefined();
	});

	test('returns the same list each time, so that its index is built once', () => {
		expect(stages.ofPipeline('0')).toBe(stages.ofPipeline('0'));
	});

	test('finds among the stages of the pipeline only', () => {
		expect(stages.find('New')).toHaveLength(2);
		expect(
			stages
				.ofPipeline('7')
				?.find('new')
				.map(({ value }) => value),
		).toEqual(['71']);
		expect(stages.ofPipeline('7')?.find('Closed')).toEqual([]);
	});
});

test.each([
	{ list: choices(), isEmpty: true },
	{ list: choices(['a']), isEmpty: false },
])('a list of $list.all.length choices is empty: $isEmpty', ({ list, isEmpty }) => {
	expect(list.isEmpty).toBe(isEmpty);
});

describe('listed', () => {
	test('has label and value, or the value alone if it is the label', () => {
		expect(listed([choice('LOW', 'Low'), choice('MID')])).toBe('Low (LOW), MID');
	});

	test('has ten choices, and no hidden one', () => {
		const many = Array.from({ length: 12 }, (_, place) =>
			choice(`v${place}`, undefined, { isHidden: place === 0 }),
		);
		expect(listed(many)).toMatch(/^v1, v2, .*, v10, and 1 more$/);
		expect(listed(many.slice(0, 11))).toMatch(/, v10$/);
	});
});
