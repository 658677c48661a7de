import { complain, refusal } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';

/** Why a record was not sent when somebody has stopped the execution. */
export const cancelled: Failure = refusal(complain('CANCELLED'));
