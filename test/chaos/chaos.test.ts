import { assertChaos, CHAOS_TIMEOUT_MS } from './assertChaos';
import { playBelowEngine } from './play/belowEngine';
import { Stage } from './play/stage';
import { recordChaos } from './recordChaos';

let stage: Stage;
beforeAll(async () => (stage = await Stage.build()));
afterAll(async () => await stage.close());

test(
	'every item gets exactly one outcome, and the outcome is true',
	async () =>
		await assertChaos(
			recordChaos(async (scenario) => await playBelowEngine(stage, scenario)),
			0.6,
		),
	CHAOS_TIMEOUT_MS,
);
