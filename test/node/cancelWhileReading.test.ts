/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';

import { ManualClock } from '../../sandbox';
import { eachOnce } from '../support/items';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox({ clock: new ManualClock() });

test('a batch that waits for a list in flight is not sent when the run is cancelled', async () => {
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: { delayMs: 1 } });
	const run = runNode({
		resource: 'ticket',
		operation: 'create',
		options: { concurrency: 1 },
		items: eachOnce(1_000).map((item) => ({
			subject: `T ${item}`,
			hs_pipeline_stage: '1',
			...(item === 450 && { hubspot_owner_id: 'owner1@sandbox.example' }),
		})),
	});
	while (!sandbox.current.requests.some(({ operation }) => operation === 'owners')) {
		await setImmediate();
	}
	// How many batches left before the list depends on how far reading was when each was answered.
	const sent = sandbox.current.requests.filter(({ operation }) => operation === 'create').length;
	run.cancel();
	const { items, errors, batches } = await run;
	expect(batches).toEqual(new Array<string>(sent).fill('create 100 → 201'));
	expect(items).toHaveLength(100 * sent);
	expect(errors).toHaveLength(1_000 - 100 * sent);
	expect(new Set(errors.map(({ details }) => details?.outcome))).toEqual(new Set(['notSent']));
});
