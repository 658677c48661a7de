import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../batch/types';
import { failed, success, type Result } from '../hubspot/errors/failure';
import { failureOf, problem } from '../hubspot/errors/problem';
import type { AnyOperation } from '../hubspot/tables/operations';
import { thrownText } from './http/requestErrors';
import { openSession, type Session } from './http/session';
import { readConfig, type NodeConfig, type OperationIn } from './input/config';

/** What all items of a run share: what the user set, and the connection to HubSpot. */
export interface OpenRun<Row extends AnyOperation> {
	readonly config: NodeConfig<Row>;
	readonly session: Session;
}

/**
 * Reads the node's configuration and opens a session. Never throws.
 *
 * @param operationIn finds the row of an operation of a resource, of the kind that runs
 */
export async function openRun<Row extends AnyOperation>(
	context: IExecuteFunctions,
	clock: Clock,
	operationIn: OperationIn<Row>,
): Promise<Result<OpenRun<Row>>> {
	const config = readConfig(context, operationIn);
	if (!config.ok) return config;
	const { authentication, apiVersion, maxWaitMs } = config.value;
	const signal = context.getExecutionCancelSignal();
	const options = { authentication, apiVersion, clock, signal, maxWaitMs };
	try {
		const session = await openSession(context, options);
		if (!session.ok) return session;
		return success({ config: config.value, session: session.value });
	} catch (error) {
		return failed(failureOf(problem('SETTINGS_UNREADABLE', { said: thrownText(error) })));
	}
}
