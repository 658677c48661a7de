import {
	isObject,
	objectAt,
	objectsAt,
	parseJson,
	textAt,
	textsAt,
	type JsonObject,
} from '../json';

/** One property value that HubSpot does not accept. Missing texts are empty. */
export interface BadValue {
	readonly property: string;
	readonly code: string;
	readonly message: string;
}

/** Precedes the list of bad values that HubSpot writes into its message as JSON. */
const BAD_VALUES = 'Property values were not valid: ';

/** All bad values that HubSpot lists inside a message. */
export function listedInside(message: string): BadValue[] {
	const listed = message.startsWith(BAD_VALUES) ? parseJson(message.slice(BAD_VALUES.length)) : [];
	return (Array.isArray(listed) ? listed : []).filter(isObject).map((value) => ({
		property: textAt(value, 'name') ?? '',
		code: textAt(value, 'error') ?? '',
		message: textAt(value, 'message') ?? '',
	}));
}

/** The bad values of an error: from its message, or else from `errors`, which can be shortened. */
export function badValues(error: JsonObject): BadValue[] {
	const inside = listedInside(textAt(error, 'message') ?? '');
	if (inside.length > 0) return inside;
	return objectsAt(error, 'errors').map((detail) => ({
		property: textsAt(objectAt(detail, 'context'), 'propertyName')[0] ?? '',
		code: textAt(detail, 'code') ?? '',
		message: textAt(detail, 'message') ?? '',
	}));
}
