import { BUGS_IN_JUDGING } from './inJudging';
import { BUGS_IN_PAIRING } from './inPairing';
import { BUGS_IN_REFUSALS } from './inRefusals';
import { BUGS_IN_RELATIONS } from './inRelations';
import { BUGS_IN_SENDING } from './inSending';
import { BUGS_IN_VALUES } from './inValues';

/** All planted bugs. The tests must fail for each of them. */
export const PLANTED_BUGS = [
	...BUGS_IN_JUDGING,
	...BUGS_IN_REFUSALS,
	...BUGS_IN_PAIRING,
	...BUGS_IN_SENDING,
	...BUGS_IN_VALUES,
	...BUGS_IN_RELATIONS,
];
