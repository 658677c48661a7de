/** A release of n8n, and the packages of its engine. */
export interface EngineVersion {
	readonly n8n: string;
	/** The version of n8n-core, which is also the name of the engine in the cache. */
	readonly core: string;
	/** The version of n8n-workflow that this n8n-core requires. */
	readonly workflow: string;
}

/** The engines of the matrix, oldest first: the lines of n8n that still get patches, and 2.36. */
export const engineVersions: readonly EngineVersion[] = [
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3' },
	{ n8n: '2.36.0', core: '2.36.0', workflow: '2.36.0' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0' },
];
