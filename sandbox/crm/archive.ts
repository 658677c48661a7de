import type { Reply } from '../model/reply';
import type { BatchContext } from './context';

/** Batch archive: 204 without a body, whether or not the records existed. */
export function batchArchive({ world, schema, request }: BatchContext): Reply {
	const table = world.table(schema);
	for (const { id } of request.inputs) table.archive(id, world.timestamp());
	return { status: 204 };
}
