import { objectsAt, textAt, type JsonObject } from '../json';
import { compareLabels } from './order';

/** A type of link between two objects, as HubSpot's labels API lists it. */
export interface ListedAssociationType {
	/** Category and ID, such as `USER_DEFINED:42`. */
	readonly value: string;
	/** The text of a label; `undefined` for the type without one. */
	readonly label: string | undefined;
	/** Did the account create it? */
	readonly isOwn: boolean;
}

/** Most types that are read: HubSpot allows 50 labels for two objects. */
const MOST_TYPES = 1_000;

/** The types in a reply of the labels API: the account's own labels first, each part by label. */
export function toAssociationTypes(body: JsonObject): ListedAssociationType[] {
	const types = objectsAt(body, 'results', MOST_TYPES).flatMap((type) => {
		const typeId = textAt(type, 'typeId');
		const category = textAt(type, 'category');
		if (!typeId || !category) return [];
		const label = textAt(type, 'label')?.trim() || undefined;
		const isOwn = category !== 'HUBSPOT_DEFINED' && label !== undefined;
		return [{ value: `${category}:${typeId}`, label, isOwn }];
	});
	return types.sort(
		(one, other) =>
			Number(other.isOwn) - Number(one.isOwn) ||
			Number(one.label === undefined) - Number(other.label === undefined) ||
			compareLabels(one.label ?? one.value, other.label ?? other.value),
	);
}
