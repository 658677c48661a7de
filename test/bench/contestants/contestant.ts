import type { IDataObject } from 'n8n-workflow';

import type { HubspotAddress } from '../hubspot/main';
import type { Job } from '../jobs';

/** What a contestant gets. */
interface Task {
	readonly job: Job;
	readonly rows: readonly IDataObject[];
	readonly hubspot: HubspotAddress;
	/** Most requests in flight, of those that can be told; 0 for their own default. */
	readonly inFlight: number;
}

/** One way to do a job. */
export interface Contestant {
	readonly title: string;
	/** Can it do this job? */
	readonly does: (job: Job, name: string) => boolean;
	/** Requests for so many records, and how many at a time: an estimate for what takes too long. */
	readonly requests: (count: number) => number;
	readonly inFlight: (wanted: number) => number;
	/** Requests a second that it allows itself. */
	readonly perSecond?: number;
	/**
	 * Prepares the job, which is not measured, and returns the work. The work returns the key of each
	 * record that it has got.
	 */
	readonly prepare: (task: Task) => Promise<() => Promise<string[]>>;
}
