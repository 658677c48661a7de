import { FAULTS_IN_JUDGING } from './inJudging';
import { FAULTS_IN_SENDING } from './inSending';
import { FAULTS_IN_VALUES } from './inValues';

/** All bugs that the tests have to notice. */
export const PLANTED_FAULTS = [...FAULTS_IN_JUDGING, ...FAULTS_IN_SENDING, ...FAULTS_IN_VALUES];
