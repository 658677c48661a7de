import type { INodeParameters } from 'n8n-workflow';

import type { Scenario } from './scenario';

/** The node's parameters for a scenario, as a saved workflow has them. */
export function parametersOf(scenario: Scenario): INodeParameters {
	const { object, operation, idProperty, options, simplify, signIn } = scenario;
	const { hasHistory, archived, ...rest } = options;
	const isRead = operation === 'read';
	return {
		resource: object,
		operation,
		authentication: signIn,
		idProperty,
		idValue: '={{ $json.key }}',
		inputMode: 'json',
		propertiesJson: '={{ $json.values }}',
		...(operation === 'create' && { associations: '={{ $json.links }}' }),
		...(isRead && { propertyNames: [...readNames(scenario)] }),
		simplify,
		options: {
			...rest,
			...(isRead && { archived }),
			...(isRead && hasHistory && { propertiesWithHistory: readNames(scenario) }),
		},
	};
}

/** The properties that a read asks for. */
export function readNames({ object }: Scenario): string[] {
	return object === 'contact'
		? ['firstname', 'jobtitle', 'customer_number', 'no_such_property']
		: ['subject', 'content', 'external_reference', 'no_such_property'];
}
