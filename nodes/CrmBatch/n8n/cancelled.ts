import { complain, refusal } from '../hubspot/errors';
import type { Failure } from '../hubspot/failure';

/** Why a record was not sent when somebody has stopped the execution. */
export const cancelled: Failure = refusal(complain('CANCELLED'));
