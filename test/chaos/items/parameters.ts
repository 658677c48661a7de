import type { INodeParameters } from 'n8n-workflow';

import type { ObjectName, OperationName, Scenario } from '../scenario/scenario';
import { isUnknownProperty } from '../scenario/value';
import { VALUES } from '../scenario/values';
import { keyField } from './keys';

/** The node's names for HubSpot's operations, where they differ. */
const NODE_NAMES: Partial<Record<OperationName, string>> = { archive: 'delete', read: 'get' };

/** The node's parameters for a scenario, as in a saved workflow. */
export function parametersOf(scenario: Scenario): INodeParameters {
	const { object, operation, idProperty, options, simplify, signIn } = scenario;
	const { hasHistory, archived, ...rest } = options;
	const isRead = operation === 'read';
	return {
		resource: object,
		operation: NODE_NAMES[operation] ?? operation,
		authentication: signIn,
		idProperty,
		idValue: '={{ $json.key }}',
		...inputOf(scenario),
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

function inputOf(scenario: Scenario): INodeParameters {
	const { input, object } = scenario;
	if (input === 'json') return { inputMode: 'json', propertiesJson: '={{ $json.values }}' };
	const names = new Set([keyField(scenario), ...savedNames(object)]);
	const schema = [...names].map((id) => ({
		id,
		displayName: id,
		defaultMatch: false,
		required: false,
		display: true,
	}));
	return {
		inputMode: 'mapper',
		properties: {
			mappingMode: 'autoMapInputData',
			value: null,
			matchingColumns: [keyField(scenario)],
			schema,
			attemptToConvertTypes: false,
			convertFieldsToString: false,
		},
	};
}

/** Properties that the field mapper listed when it was last opened in the editor. */
function savedNames(object: ObjectName): string[] {
	const marks = {
		contact: ['email', 'firstname', 'customer_number'],
		ticket: ['subject', 'hs_pipeline_stage', 'external_reference'],
	};
	const known = VALUES[object].filter((value) => !isUnknownProperty(value)).map(({ name }) => name);
	return [...new Set([...marks[object], ...known])];
}

/** The properties that a read asks for. */
export function readNames({ object }: Scenario): string[] {
	return object === 'contact'
		? ['firstname', 'jobtitle', 'customer_number', 'no_such_property']
		: ['subject', 'content', 'external_reference', 'no_such_property'];
}
