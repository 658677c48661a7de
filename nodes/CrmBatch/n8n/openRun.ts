import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../batch/types';
import { failed, success, type Result } from '../hubspot/errors/failure';
import { failureOf, problem } from '../hubspot/errors/problem';
import type { AnyOperation, Operation } from '../hubspot/tables/operations';
import type { Search } from '../hubspot/tables/searches';
import { engineOf, type Engine } from './engine';
import { EventLoop, Progress } from './eventLoop';
import { thrownText } from './http/requestErrors';
import { openSession, type Session } from './http/session';
import { readConfig, type NodeConfig, type IsRun } from './input/config';
import type { InputItems } from './output/inputItems';
import { failedItem } from './output/outcomes';
import { errorItems } from './output/outputItems';
import { settingsError } from './output/stopError';

/** What all items of a run share: what the user set, and the connection to HubSpot. */
interface OpenRun<Row extends AnyOperation> {
	readonly config: NodeConfig<Row>;
	readonly session: Session;
}

/**
 * Reads the node's configuration and opens a session. Never throws.
 *
 * @param isRun is it the row of an operation that runs like this?
 */
async function openRun<Row extends Operation | Search>(
	context: IExecuteFunctions,
	clock: Clock,
	isRun: IsRun<Row>,
): Promise<Result<OpenRun<Row>>> {
	const config = readConfig(context, isRun);
	if (!config.ok) return config;
	const { authentication, apiVersion, maxWaitMs, concurrency } = config.value;
	const signal = context.getExecutionCancelSignal();
	const options = { authentication, apiVersion, clock, signal, maxWaitMs, concurrency };
	try {
		const session = await openSession(context, options);
		if (!session.ok) return session;
		return success({ config: config.value, session: session.value });
	} catch (error) {
		return failed(failureOf(problem('SETTINGS_UNREADABLE', { said: thrownText(error) })));
	}
}

/** What a run begins with, whatever the kind of its operation. */
export interface StartedRun<Row extends AnyOperation> extends OpenRun<Row> {
	/** Is On Error one of the two Continue settings? */
	readonly continues: boolean;
	readonly engine: Engine;
	readonly eventLoop: EventLoop;
	readonly input: InputItems;
}

/**
 * Starts a run. If the settings are invalid, there is none: it throws with On Error = Stop Workflow,
 * and otherwise returns the output, in which every item has failed.
 *
 * @param isRun is it the row of an operation that runs like this?
 */
export async function startRun<Row extends Operation | Search>(
	context: IExecuteFunctions,
	clock: Clock,
	items: readonly INodeExecutionData[],
	isRun: IsRun<Row>,
): Promise<Result<StartedRun<Row>, INodeExecutionData[][]>> {
	const continues = context.continueOnFail();
	const engine = engineOf(context);
	const opened = await openRun(context, clock, isRun);
	const eventLoop = new EventLoop(clock, new Progress(context, clock));
	// Not in an n8n that always keeps binary data beside the fields.
	const isBinaryInJson = context.getWorkflowSettings?.().binaryMode === 'combined';
	const input = { items, isBinaryInJson };
	if (opened.ok) return success({ ...opened.value, continues, engine, eventLoop, input });

	const { failure } = opened;
	if (!continues) throw settingsError(context.getNode(), failure);
	const refused = items.map(() => failedItem(failure));
	return failed([await eventLoop.run(errorItems(refused, input, engine))]);
}
