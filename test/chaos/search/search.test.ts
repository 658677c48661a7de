import { assertChaos, CHAOS_TIMEOUT_MS } from '../assertChaos';
import { describeLog } from '../describeLog';
import { Stage } from '../play/stage';
import { violationsOf } from './oracle';
import { playSearch } from './play';
import { anySearch } from './scenario';

let stage: Stage;
beforeAll(async () => (stage = await Stage.build()));
afterAll(async () => await stage.close());

test(
	'searches find each record once, while records change',
	async () =>
		await assertChaos(
			{
				scenarios: anySearch,
				play: async (scenario) => await playSearch(stage, scenario),
				violationsOf,
				describe: ({ log, tries }) => describeLog(log, tries),
			},
			0.1,
		),
	CHAOS_TIMEOUT_MS,
);
