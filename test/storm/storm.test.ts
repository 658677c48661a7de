import { assertStorm } from './assertStorm';
import { Stage } from './play/play';

/** Long enough for very many runs. */
const TIMEOUT_MS = 4 * 60 * 60 * 1000;

let stage: Stage;
beforeAll(async () => (stage = await Stage.build()));
afterAll(async () => await stage.close());

test(
	'outcomes are true whatever network, HubSpot and other users do',
	async () => await assertStorm(async (scenario) => await stage.play(scenario)),
	TIMEOUT_MS,
);
