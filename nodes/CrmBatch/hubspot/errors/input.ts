import type { ErrorEntry } from './entry';

/** A parameter of the node that cannot be used as it is given. */
export const inputErrors = {
	PROPERTIES_NOT_AN_OBJECT: {
		text: "'Properties (JSON)' must be an object of property names and values, and is {saw}",
		cause: 'The parameter, or the expression in it, gives something else than one object.',
		cure: 'Give an object, such as {{ { "firstname": $json.name } }}.',
	},
} as const satisfies Record<string, ErrorEntry>;
