import type { Failure } from '../../../nodes/CrmBatch/hubspot/errors/failure';
import type { ItemOutcome, UnsuccessfulItem } from '../../../nodes/CrmBatch/n8n/output/outcomes';
import { record } from './replies';

/** The outcome of an item whose record, 7, was returned. */
export const found = (
	properties: Readonly<Record<string, unknown>>,
	around: Readonly<Record<string, unknown>> = {},
): ItemOutcome => ({ outcome: 'succeeded', value: record('7', properties, around) });

/** The outcome of an item that failed with 'bad value', except for what is given. */
export const failed = (given: Partial<Failure> = {}): UnsuccessfulItem => ({
	outcome: 'failed',
	failure: { message: 'bad value', ...given },
});
