import type { JsonObject } from '../../../../nodes/CrmBatch/hubspot/json';
import { toChoices } from '../../../../nodes/CrmBatch/hubspot/schema/outsideChoices';
import type { OutsideList } from '../../../../nodes/CrmBatch/hubspot/tables/endpoints';

const lists: readonly OutsideList[] = ['owners', 'pipelines', 'stages'];

describe('owners', () => {
	test.each([
		{
			title: 'with a name and an email',
			owner: { id: '7', firstName: 'Ada', lastName: 'Okafor', email: 'ada@x.io', userId: 9 },
			choice: { value: '7', label: 'Ada Okafor', isHidden: false, alias: 'ada@x.io' },
		},
		{
			title: 'with a last name only',
			owner: { id: '7', firstName: '', lastName: 'Okafor' },
			choice: { value: '7', label: 'Okafor', isHidden: false },
		},
		{
			title: 'with an email only',
			owner: { id: '7', email: 'queue@x.io', type: 'QUEUE' },
			choice: { value: '7', label: 'queue@x.io', isHidden: false, alias: 'queue@x.io' },
		},
		{
			title: 'with neither',
			owner: { id: 7 },
			choice: { value: '7', label: '7', isHidden: false },
		},
		{
			title: 'who are archived',
			owner: { id: '7', firstName: 'Ada', archived: true },
			choice: { value: '7', label: 'Ada', isHidden: true },
		},
	])('$title', ({ owner, choice }) => {
		expect(toChoices.owners({ results: [owner] })).toEqual([choice]);
	});

	test('without an ID are left out', () => {
		expect(toChoices.owners({ results: [{ email: 'a@x.io' }, { id: '' }, { id: {} }] })).toEqual(
			[],
		);
	});
});

describe('pipelines and stages', () => {
	const stage = (id: string, more: JsonObject = {}) => ({ id, label: `Stage ${id}`, ...more });
	const body = {
		results: [
			{ id: '0', label: 'Support', stages: [stage('1'), stage('2', { archived: true })] },
			{ id: '9', stages: [stage('3', { label: '' }), 'no stage', { label: 'no ID' }] },
			{ id: '8', label: 'Old', archived: true, stages: [stage('4')] },
			{ label: 'no ID', stages: [stage('5')] },
			{ id: '6', label: 'No stages' },
		],
	};

	test('pipelines in use, by label', () => {
		expect(toChoices.pipelines(body)).toEqual([
			{ value: '0', label: 'Support', isHidden: false },
			{ value: '9', label: '9', isHidden: false },
			{ value: '6', label: 'No stages', isHidden: false },
		]);
	});

	test('stages in use of pipelines in use, with their pipeline', () => {
		expect(toChoices.stages(body)).toEqual([
			{ value: '1', label: 'Stage 1', isHidden: false, pipeline: '0', pipelineLabel: 'Support' },
			{ value: '3', label: '3', isHidden: false, pipeline: '9', pipelineLabel: '9' },
		]);
	});
});

describe.each(lists)('%s', (list) => {
	test.each<JsonObject>([
		{},
		{ results: null },
		{ results: { id: '1' } },
		{ results: [null, 1, 'x', []] },
	])('are missing in %j', (body) => {
		expect(toChoices[list](body)).toEqual([]);
	});
});
