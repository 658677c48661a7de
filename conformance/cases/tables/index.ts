import type { Case } from '../case';
import { ACCOUNT_CASES } from './account';
import { ASSOCIATION_CASES } from './associations';
import { BAD_INPUT_CASES } from './badInputs';
import { BATCH_CASES } from './batches';
import { IDENTITY_CASES } from './identity';
import { LIMIT_CASES } from './limits';
import { SEARCH_CASES } from './search';
import { SINGLE_CASES } from './single';
import { TRACE_ID_CASES } from './traceIds';
import { VALUE_CASES } from './values';

/** All cases, in the order in which an account is asked. */
export const CASES: readonly Case[] = [
	...TRACE_ID_CASES,
	...BATCH_CASES,
	...BAD_INPUT_CASES,
	...IDENTITY_CASES,
	...VALUE_CASES,
	...SINGLE_CASES,
	...ASSOCIATION_CASES,
	...ACCOUNT_CASES,
	...SEARCH_CASES,
	...LIMIT_CASES,
];
