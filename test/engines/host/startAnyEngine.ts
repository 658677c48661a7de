import type { StartEngine } from '../../support/engine/runWorkflow';

/** Starts any version: n8n-core 1 takes the parts of a run as parameters, n8n-core 2 as one object. */
export const startAnyEngine: StartEngine = (engine, { workflow, pinData }) => {
	if (engine.run.length <= 1) return engine.run({ workflow, pinData });
	const run = engine.run.bind(engine) as unknown as (
		...parts: unknown[]
	) => ReturnType<typeof engine.run>;
	return run(workflow, undefined, undefined, pinData);
};
