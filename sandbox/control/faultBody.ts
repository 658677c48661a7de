import { NAMED_FAULTS, type ArmedFault, type Fault, type FaultAction } from '../http/faults';
import { ControlError, fieldError, KINDS, type Body } from './fields';

const CONDITION = {
	nth: KINDS.counts,
	probability: KINDS.chance,
	times: KINDS.count,
	path: KINDS.text,
	/** A regular expression as text, because JSON has none. */
	pathPattern: KINDS.text,
	method: KINDS.text,
	operation: KINDS.text,
	objectType: KINDS.text,
} as const;

const ANSWER = {
	status: KINDS.status,
	body: KINDS.anything,
	headers: KINDS.textMap,
	afterWork: KINDS.flag,
} as const;

const DELAY = { delayMs: KINDS.milliseconds } as const;

const isBody = (value: unknown): value is Body =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a fault: `{"when": {…}, "then": …}`. */
export function parseFault(body: Body): Fault | ControlError {
	const error = fieldError(body, { when: KINDS.anything, then: KINDS.anything });
	if (error !== undefined) return error;
	const when = body.when ?? {};
	if (!isBody(when)) return new ControlError('"when" must be an object');
	const conditionError = fieldError(when, CONDITION, '"when"');
	if (conditionError !== undefined) return conditionError;
	const action = parseAction(body.then);
	if (action instanceof ControlError) return action;
	const { pathPattern, ...condition } = when;
	if (pathPattern === undefined) return { when: condition, then: action };
	const path = patternOf(String(pathPattern));
	return path instanceof ControlError ? path : { when: { ...condition, path }, then: action };
}

function patternOf(text: string): RegExp | ControlError {
	try {
		return new RegExp(text);
	} catch {
		return new ControlError(`"pathPattern" is not a regular expression: ${text}`);
	}
}

function parseAction(then: unknown): FaultAction | ControlError {
	const named = NAMED_FAULTS.find((name) => name === then);
	if (named !== undefined) return named;
	if (isBody(then) && 'delayMs' in then) {
		const error = fieldError(then, DELAY, '"then"');
		return error ?? { delayMs: Number(then.delayMs) };
	}
	if (isBody(then) && 'status' in then) {
		const error = fieldError(then, ANSWER, '"then"');
		return error ?? { ...then, status: Number(then.status) };
	}
	const names = NAMED_FAULTS.join(', ');
	return new ControlError(`"then" must be {"status": …}, {"delayMs": …}, or one of: ${names}`);
}

/** An active fault as JSON. */
export function faultJson({ id, fired, fault }: ArmedFault) {
	const { path, ...when } = fault.when;
	const where =
		path === undefined ? {} : path instanceof RegExp ? { pathPattern: path.source } : { path };
	return { id, fired, when: { ...when, ...where }, then: fault.then };
}
