import { objectsAt, textAt, type JsonObject } from '../json';
import type { OutsideList } from '../tables/endpoints';
import type { Choice } from './choices';

/** The choices in HubSpot's reply, by the list that was read; none in anything else. */
export const toChoices: Readonly<Record<OutsideList, (body: JsonObject) => Choice[]>> = {
	owners: (body) => objectsAt(body, 'results').flatMap(toOwner),
	pipelines: (body) => inUse(body, 'results').map(toNamed),
	stages: (body) =>
		inUse(body, 'results').flatMap((pipeline) =>
			inUse(pipeline, 'stages').map((stage) => ({
				...toNamed(stage),
				pipeline: toNamed(pipeline).value,
				pipelineLabel: toNamed(pipeline).label,
			})),
		),
};

/** `hubspot_owner_id` takes an owner's `id`, not its `userId` (HubSpot, "Owners" guide). */
function toOwner(owner: JsonObject): Choice[] {
	const value = textAt(owner, 'id');
	if (!value) return [];
	const alias = textAt(owner, 'email');
	const names = [textAt(owner, 'firstName'), textAt(owner, 'lastName')].filter(Boolean);
	const label = names.join(' ') || alias || value;
	return [{ value, label, isHidden: owner.archived === true, ...(alias && { alias }) }];
}

function toNamed(row: JsonObject): Choice {
	const value = textAt(row, 'id') ?? '';
	return { value, label: textAt(row, 'label') || value, isHidden: false };
}

function inUse(parent: JsonObject, key: string): JsonObject[] {
	return objectsAt(parent, key).filter((row) => textAt(row, 'id') && row.archived !== true);
}
