import { assertChaos, CHAOS_TIMEOUT_MS } from './assertChaos';
import { playBelowEngine } from './play/belowEngine';
import { Stage } from './play/stage';

let stage: Stage;
beforeAll(async () => (stage = await Stage.build()));
afterAll(async () => await stage.close());

test(
	'every item gets exactly one outcome, and the outcome is true',
	async () => await assertChaos(async (scenario) => await playBelowEngine(stage, scenario), 0.85),
	CHAOS_TIMEOUT_MS,
);
