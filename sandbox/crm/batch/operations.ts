import { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import { parseBatch, type InputShape } from './input';
import { invalidNames } from './invalidNames';
import type { BatchContext } from '../context';
import { batchCreate } from './create';
import { PROBLEMS } from '../problems';
import { batchRead } from './read';
import { batchReply } from '../results';
import { batchUpdate } from './update';
import { batchUpsert } from './upsert';

export type BatchOperation = 'read' | 'create' | 'update' | 'upsert' | 'archive';

interface OperationRow {
	readonly shape: InputShape;
	readonly access: 'read' | 'write';
	/** Status for an empty list of inputs, if the switch accepts one. */
	readonly emptyStatus: number;
	readonly run: (context: BatchContext) => Reply | Problem;
}

/** The five batch endpoints (HubSpot docs, using object APIs). */
export const BATCH_OPERATIONS: Readonly<Record<BatchOperation, OperationRow>> = {
	read: {
		shape: { id: true, properties: false },
		access: 'read',
		emptyStatus: 200,
		run: batchRead,
	},
	create: {
		shape: { id: false, properties: true },
		access: 'write',
		emptyStatus: 201,
		run: batchCreate,
	},
	update: {
		shape: { id: true, properties: true },
		access: 'write',
		emptyStatus: 200,
		run: batchUpdate,
	},
	upsert: {
		shape: { id: true, properties: true },
		access: 'write',
		emptyStatus: 200,
		run: batchUpsert,
	},
	archive: {
		shape: { id: true, properties: false },
		access: 'write',
		emptyStatus: 204,
		run: batchArchive,
	},
};

/** Batch archive: 204 without a body, whether or not the records exist. */
function batchArchive({ world, schema, request }: BatchContext): Reply {
	const table = world.table(schema);
	for (const { id } of request.inputs) table.archive(id, world.timestamp());
	return { status: 204 };
}

const MAX_INPUTS = 100;
const MAX_INPUTS_WITH_HISTORY = 50;

/** Parses the body, checks its size and runs the operation. */
export function runBatch(
	operation: BatchOperation,
	context: Omit<BatchContext, 'request'>,
	body: string,
): Reply | Problem {
	const row = BATCH_OPERATIONS[operation];
	const request = parseBatch(body, row.shape);
	if (request instanceof Problem) return request;
	const { inputs, propertiesWithHistory } = request;
	const { switches } = context.world;
	const wrongNames = invalidNames(switches, body, inputs, 'SimplePublicObjectBatchInput');
	if (wrongNames !== undefined) return wrongNames;
	if (inputs.length > MAX_INPUTS) return PROBLEMS.tooManyInputs(MAX_INPUTS);
	if (propertiesWithHistory.length > 0 && inputs.length > MAX_INPUTS_WITH_HISTORY) {
		return PROBLEMS.tooManyInputsForHistory();
	}
	if (inputs.length === 0) {
		if (switches.emptyInputs === 'refuse') return PROBLEMS.noInputs();
		return row.emptyStatus === 204
			? { status: 204 }
			: batchReply(context, context.world.timestamp(), row.emptyStatus, []);
	}
	return row.run({ ...context, request });
}
