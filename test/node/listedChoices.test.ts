import { executeNode } from '../support/engine/executeNode';
import { itemsOf } from '../support/items';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

test('the names of a pipeline and a stage are understood in lists of one', async () => {
	const { failed } = await executeNode(
		{ resource: 'ticket', operation: 'create', inputMode: 'json', propertiesJson: '={{ $json }}' },
		itemsOf([{ subject: 'A', hs_pipeline: ['Returns'], hs_pipeline_stage: ['Refunded'] }]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(failed).toEqual([]);
	const [ticket] = sandbox.current.records('tickets');
	expect(ticket?.properties).toMatchObject({
		hs_pipeline: '75e28846',
		hs_pipeline_stage: '98765002',
	});
});
