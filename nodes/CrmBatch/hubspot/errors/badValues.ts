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
	/** The value itself, if HubSpot names it apart from its message. */
	readonly value?: string | undefined;
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
		value: textAt(value, 'propertyValue'),
	}));
}

/**
 * A unique value that another record has, as HubSpot writes it into a message: `Cannot set
 * PropertyValueCoordinates{…, propertyName=email, value=a@x.io} on 1. 2 already has that value.`
 */
const COORDINATES =
	/PropertyValueCoordinates\{[^{}]*\{?[^{}]*\}?[^{}]*propertyName=([^,{}]+), value=([^{}]*)\}/;

/** The unique value that a message says another record has; `undefined` if it says no such thing. */
export function takenValue(message: string): BadValue | undefined {
	const [, property, value] = COORDINATES.exec(message) ?? [];
	if (property === undefined) return undefined;
	return { property, code: '', message, value };
}

/** The bad values of an error: from its message, or else from `errors`, which can be shortened. */
export function badValues(error: JsonObject): BadValue[] {
	const message = textAt(error, 'message') ?? '';
	const inside = listedInside(message);
	if (inside.length > 0) return inside;
	const taken = takenValue(message);
	if (taken) return [taken];
	return objectsAt(error, 'errors').map((detail) => {
		const context = objectAt(detail, 'context');
		return {
			property: textsAt(context, 'propertyName')[0] ?? '',
			code: textAt(detail, 'code') ?? '',
			message: textAt(detail, 'message') ?? '',
			value: textsAt(context, 'propertyValue')[0],
		};
	});
}
