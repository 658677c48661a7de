import { FAULTS_IN_JUDGING } from './inJudging';
import { FAULTS_IN_SENDING } from './inSending';

/** All bugs that the tests have to notice. */
export const PLANTED_FAULTS = [...FAULTS_IN_JUDGING, ...FAULTS_IN_SENDING];
