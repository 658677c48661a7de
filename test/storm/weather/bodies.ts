import type { Sent } from '../play/sent';

/** The body of an invented reply. Texts name entries of the request by their place. */
export type Body =
	| {
			readonly form: 'hubspot';
			readonly text: number;
			readonly category: string;
			readonly places: readonly number[];
	  }
	| { readonly form: 'deep'; readonly depth: number }
	| { readonly form: 'empty' }
	| { readonly form: 'json'; readonly value: unknown }
	| { readonly form: 'long'; readonly length: number }
	| { readonly form: 'page' };

export const CATEGORIES = [
	'CONFLICT',
	'MISSING_SCOPES',
	'OBJECT_ALREADY_EXISTS',
	'OBJECT_NOT_FOUND',
	'RATE_LIMITS',
	'VALIDATION_ERROR',
	'',
];

/** What one entry of the request is called in the texts. */
interface Named {
	readonly id: string;
	readonly trace: string;
	readonly value: string;
}

/** Texts of HubSpot's errors, from its documentation and from reports of its users. */
export const TEXTS: ReadonlyArray<(named: Named) => string> = [
	() => 'Invalid input JSON on line 1, column 1',
	({ id }) => `Contact already exists. Existing ID: ${id}`,
	({ id }) => `Duplicate IDs found in batch input: [${id}]. IDs must be unique`,
	({ value }) =>
		`Cannot set PropertyValueCoordinates{portalId=1, objectTypeId=ObjectTypeId{legacyObjectType=CONTACT}, propertyName=email, value=${value}} on 55. 77 already has that value.`,
	({ value }) =>
		`Property values were not valid: [{"isValid":false,"message":"${value} is not valid","error":"INVALID_EMAIL","name":"email"}]`,
	() => 'Could not get some CONTACT objects, they may be deleted or not exist.',
	({ trace }) => `The object write with the trace id ${trace} failed`,
	() => "This app hasn't been granted all required scopes to make this call.",
	() => 'You have reached your ten_secondly_rolling limit.',
	() => 'resource not found',
	() => '',
];

/** The body of a reply: JSON, text, or undefined if it is empty. */
export function bodyOf(body: Body, sent: Pick<Sent, 'inputs'>): unknown {
	switch (body.form) {
		case 'hubspot': {
			const texts = body.places.map((place) =>
				(TEXTS[body.text] ?? TEXTS[0])?.(named(sent, place)),
			);
			const message = texts.join(' ') || (TEXTS[body.text] ?? TEXTS[0])?.(named(sent, -1));
			return {
				status: 'error',
				message,
				correlationId: '00000000-0000-0000-0000-000000000000',
				...(body.category && { category: body.category }),
			};
		}
		case 'deep':
			return { status: 'error', message: 'deep', context: nested(body.depth) };
		case 'empty':
			return undefined;
		case 'json':
			return body.value;
		case 'long':
			return { status: 'error', message: '7'.repeat(body.length) };
		case 'page':
			return '<html><body><h1>The proxy says no</h1></body></html>';
	}
}

/** An object in an object in an object. */
export function nested(depth: number): unknown {
	let value: unknown = 'bottom';
	for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { in: value } : [value];
	return value;
}

function named({ inputs }: Pick<Sent, 'inputs'>, place: number): Named {
	const { id, objectWriteTraceId, properties } = inputs[place % Math.max(1, inputs.length)] ?? {};
	const value = Object.values(properties ?? {}).at(-1) ?? '';
	return { id: id ?? '110338000001', trace: objectWriteTraceId ?? 'none', value };
}
