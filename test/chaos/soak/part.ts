import type { INodeExecutionData } from 'n8n-workflow';

import type { Scenario } from '../scenario/scenario';

/** One part of a soak test. */
export interface SoakPart {
	readonly scenario: Scenario;
	readonly items: INodeExecutionData[];
	/** The unique value of the record of an item. */
	readonly keyOf: (item: number) => string;
}

/** Tickets to upsert, or in every second part to create, ten in a request. */
export function soakPart(part: number, size: number): SoakPart {
	const keyOf = (item: number): string => `SOAK-${part}-${item}`;
	const items = Array.from({ length: size }, (_, item) => ({
		json: {
			key: keyOf(item),
			values: {
				external_reference: keyOf(item),
				subject: `Ticket ${item} of part ${part}`,
				hs_pipeline_stage: '1',
				content: 'The parcel arrived open, and one of three parts was missing. '.repeat(3),
			},
			links: [],
		},
	}));
	const scenario: Scenario = {
		object: 'ticket',
		operation: part % 2 === 0 ? 'upsert' : 'create',
		idProperty: 'external_reference',
		items: [],
		live: 0,
		archived: 0,
		merged: 0,
		options: {
			batchSize: 10,
			concurrency: 4,
			duplicates: 'merge',
			emptyValues: 'ignore',
			notFound: 'error',
			unknownProperties: 'error',
			maxWait: 300,
			dryRun: false,
			archived: false,
			hasHistory: false,
		},
		input: 'json',
		simplify: true,
		onError: 'continueRegularOutput',
		tries: 1,
		cancelAt: 0,
		hasRateLimit: false,
		signIn: 'serviceKey',
		switches: {},
		faults: [],
		lookupFaults: [],
		schemaFaults: [],
		sensitiveFaults: [],
		listFaults: [],
		hidden: 'nothing',
		partSize: 200,
		timeZone: 'UTC',
		salt: 0,
	};
	return { scenario, items, keyOf };
}
