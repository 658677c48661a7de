import { assertChaos, CHAOS_TIMEOUT_MS } from './assertChaos';
import { Stage } from './play/stage';
import { playThroughEngine } from './play/throughEngine';
import { recordChaos } from './recordChaos';

let stage: Stage;
beforeAll(async () => (stage = await Stage.build()));
afterAll(async () => await stage.close());

test(
	"every item gets exactly one true outcome through n8n's own engine",
	async () =>
		await assertChaos(
			recordChaos(async (scenario) => await playThroughEngine(stage, scenario)),
			0.1,
		),
	CHAOS_TIMEOUT_MS,
);
