import {
	failureOf,
	problem,
	type Problem,
} from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { ChoiceList, type Choice } from '../../../../nodes/CrmBatch/hubspot/schema/choices';
import { toProperties } from '../../../../nodes/CrmBatch/hubspot/values/properties';
import { choice, choices, definition, rulesOf } from '../../support/valueRules';

const pipelines = (list: ChoiceList) =>
	definition({
		name: 'hs_pipeline',
		type: 'enumeration',
		choicesIn: 'pipelines',
		choices: list,
	});
const stages = (all: readonly Choice[]) =>
	definition({
		name: 'hs_pipeline_stage',
		label: 'Ticket status',
		type: 'enumeration',
		choicesIn: 'stages',
		choices: new ChoiceList(all),
	});
const properties = [
	pipelines(choices(['0', 'Support'], ['7', 'Returns'], ['9', 'Empty'])),
	stages([
		choice('1', 'New', { pipeline: '0', pipelineLabel: 'Support' }),
		choice('2', 'Closed', { pipeline: '0', pipelineLabel: 'Support' }),
		choice('71', 'New', { pipeline: '7', pipelineLabel: 'Returns' }),
	]),
];

/** The stage that is sent, or the failure. */
const sent = (stage: unknown, pipeline?: unknown) => {
	const values = { hs_pipeline: pipeline, hs_pipeline_stage: stage };
	const result = toProperties(values, 'ignore', rulesOf({ properties }));
	return result.ok ? result.value.hs_pipeline_stage : result.failure;
};

const failure = (why: Problem) =>
	failureOf(why, "Property 'Ticket status' (hs_pipeline_stage)", 'hs_pipeline_stage');

test.each([
	['Support', '1'],
	['0', '1'],
	['returns', '71'],
	[7, '71'],
	[['Returns'], '71'],
	[' returns ', '71'],
])('a stage belongs to the pipeline that is written with it: New of %j is %s', (pipeline, id) => {
	expect(sent('New', pipeline)).toBe(id);
});

describe.each(['Returns', ['Returns'], ' returns ', '["Returns"]', '\ufeff7'])(
	'a stage of another pipeline than %j',
	(pipeline) => {
		test.each(['Closed', 'closed ', '2', 2, '\u200b2', ['2']])(
			'is refused with the name of its pipeline: %j',
			(stage) => {
				const value = String(stage).replace('\u200b', '\\u200b');
				const words = { value, pipeline: 'Support', choices: 'New (71)' };
				const why = problem('VALUE_STAGE_OF_OTHER_PIPELINE', words);
				expect(sent(stage, pipeline)).toEqual(failure(why));
			},
		);

		test('is refused as unknown if no pipeline has it', () => {
			const why = problem('VALUE_NOT_A_CHOICE', { value: 'Done', choices: 'New (71)' });
			expect(sent('Done', pipeline)).toEqual(failure(why));
		});

		test('is left to HubSpot if it is an ID that the list does not have', () => {
			expect(sent('404', pipeline)).toBe('404');
		});
	},
);

test('a stage can be any if HubSpot lists none for the pipeline', () => {
	expect(sent('Closed', 'Empty')).toBe('2');
});

test('an ID is left to HubSpot without a pipeline, whether the list has it or not', () => {
	expect(sent('2')).toBe('2');
	expect(sent('2', 'Empty')).toBe('2');
	expect(sent(404)).toBe('404');
});

test('an ID that two pipelines have belongs to both', () => {
	const shared = [
		choice('1', 'New', { pipeline: '0', pipelineLabel: 'Support' }),
		choice('1', 'New', { pipeline: '7', pipelineLabel: 'Returns' }),
		choice('2', 'Closed', { pipeline: '0', pipelineLabel: 'Support' }),
	];
	const rules = rulesOf({
		properties: [pipelines(choices(['0', 'Support'], ['7', 'Returns'])), stages(shared)],
	});
	for (const hs_pipeline of ['0', '7']) {
		const result = toProperties({ hs_pipeline, hs_pipeline_stage: '1' }, 'ignore', rules);
		expect(result).toMatchObject({ value: { hs_pipeline_stage: '1' } });
	}
});

test('an ID is not taken for the label of a stage', () => {
	const list = [choice('1', '2', { pipeline: '0' }), choice('2', '1', { pipeline: '0' })];
	const rules = rulesOf({ properties: [pipelines(choices(['0'])), stages(list)] });
	const result = toProperties({ hs_pipeline: '0', hs_pipeline_stage: '2' }, 'ignore', rules);
	expect(result).toMatchObject({ value: { hs_pipeline_stage: '2' } });
});

test('a stage without a pipeline must have a unique name', () => {
	expect(sent('Closed')).toBe('2');
	const why = problem('VALUE_CHOICE_UNCLEAR', { value: 'New', choices: 'New (1), New (71)' });
	expect(sent('New')).toEqual(failure(why));
});

test('stages are indexed once, and not searched for each item', () => {
	const ids = Array.from({ length: 50 }, (_, place) => String(place));
	let reads = 0;
	const counted = (pipeline: string, place: number): Choice => ({
		...choice(`${pipeline}s${place}`),
		get label() {
			reads += 1;
			return `S${place}`;
		},
		get pipeline() {
			reads += 1;
			return pipeline;
		},
	});
	const all = ids.flatMap((pipeline) => ids.map((_, place) => counted(pipeline, place)));
	const rules = rulesOf({
		properties: [pipelines(choices(...ids.map((id): [string] => [id]))), stages(all)],
	});
	const readsFor = (items: number) => {
		const before = reads;
		for (let item = 0; item < items; item++) {
			const values = { hs_pipeline: String(item % 50), hs_pipeline_stage: 'S49' };
			expect(toProperties(values, 'ignore', rules).ok).toBe(true);
		}
		return reads - before;
	};
	expect(readsFor(50)).toBeLessThan(10 * all.length);
	expect(readsFor(1_000)).toBe(0);
});
