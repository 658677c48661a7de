import type { IExecuteFunctions } from 'n8n-workflow';

import { invalidInput, type Failure } from '../hubspot/failure';
import { objectOf, type CrmObject } from '../hubspot/objects';
import { operationOf, type Operation } from '../hubspot/operations';
import { toSettings, type Settings } from './settings';
import { credentialTypes, hubspotTransport, type Transport } from './transport';

/** What holds for all items of a run. */
export interface Setup {
	readonly object: CrmObject;
	readonly operation: Operation;
	readonly settings: Settings;
	readonly simplify: boolean;
	readonly send: Transport;
}

/** Reads what the node is set to. Never throws: a setting that is wrong is a failure of all items. */
export async function readSetup(context: IExecuteFunctions): Promise<Setup | Failure> {
	try {
		const object = objectOf(context.getNodeParameter('resource', 0));
		const operation = operationOf(context.getNodeParameter('operation', 0));
		if (!object || !operation) {
			return invalidInput("This 'Resource' and 'Operation' are not something that the node can do");
		}
		const settings = toSettings(context.getNodeParameter('options', 0, {}));
		if ('message' in settings) return settings;
		const authentication = String(context.getNodeParameter('authentication', 0));
		const credentialType = credentialTypes.get(authentication);
		if (!credentialType) return invalidInput("Choose an 'Authentication'");
		const { baseUrl } = await context.getCredentials(credentialType);
		return {
			object,
			operation,
			settings,
			simplify: context.getNodeParameter('simplify', 0, true) !== false,
			send: hubspotTransport(context, credentialType, String(baseUrl)),
		};
	} catch (error) {
		return invalidInput(
			error instanceof Error ? error.message : 'The node cannot read its settings',
		);
	}
}
