import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../batch/types';
import type { AnyOperation } from '../hubspot/tables/operations';
import { executeBatch } from '../n8n/execute';
import { systemClock } from '../n8n/http/clock';
import { chosenKind } from '../n8n/input/config';
import { executeSearch } from '../n8n/search/executeSearch';

export { getIdProperties, getProperties } from './dropdowns';
export { getPropertyFields } from './fieldMapper';
export {
	getAssociationTypes,
	getFromIdProperties,
	getLinkObjectTypes,
	getToIdProperties,
} from './links';
export { searchObjectTypes } from './objectTypes';

type Run = (context: IExecuteFunctions, clock: Clock) => Promise<INodeExecutionData[][]>;

/** How the node runs, by the kind of the operation. */
const runs: Readonly<Record<AnyOperation['kind'], Run>> = {
	records: executeBatch,
	links: executeBatch,
	search: executeSearch,
};

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runs[chosenKind(this)](this, systemClock);
}
