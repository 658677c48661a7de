import { assertChaos, CHAOS_TIMEOUT_MS } from '../assertChaos';
import { Stage } from '../play/stage';
import { anyRelation } from './anyRelation';
import { describeRun } from './describeRun';
import { violationsOf } from './oracle';
import { playRelation } from './play';

let stage: Stage;
beforeAll(async () => (stage = await Stage.build()));
afterAll(async () => await stage.close());

test(
	'records are looked up, written and linked as the outcomes say',
	async () =>
		await assertChaos(
			{
				scenarios: anyRelation,
				play: async (scenario) => await playRelation(stage, scenario),
				violationsOf,
				describe: describeRun,
			},
			0.2,
		),
	CHAOS_TIMEOUT_MS,
);
