/** A release of n8n, and the packages of its engine. */
export interface EngineVersion {
	readonly n8n: string;
	/** The version of n8n-core, which is also the name of the engine in the cache. */
	readonly core: string;
	/** The version of n8n-workflow that this n8n-core requires. */
	readonly workflow: string;
	/** How a failed item has its details: as an object, or as JSON text in `message`. */
	readonly details: 'object' | 'text';
}

/** The engines of the matrix, oldest first: the lines of n8n that still get patches, and 2.36. */
export const engineVersions: readonly EngineVersion[] = [
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31', details: 'text' },
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3', details: 'text' },
	{ n8n: '2.36.0', core: '2.36.0', workflow: '2.36.0', details: 'object' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0', details: 'object' },
];
