import type { IExecuteFunctions } from 'n8n-workflow';

import { complain, refusal } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import { objectOf, type CrmObject } from '../../hubspot/tables/objects';
import { operationOf, type Operation } from '../../hubspot/tables/operations';
import { connect, type Connection } from '../http/session';
import { OptionValues } from './options';
import { toSettings, type Settings } from './settings';
import { thrownText } from '../http/thrownText';

/** What holds for all items of a run. */
export interface Setup extends Connection {
	readonly object: CrmObject;
	readonly operation: Operation;
	readonly settings: Settings;
	readonly simplify: boolean;
}

/** Reads what the node is set to. Never throws: a setting that is wrong is a failure of all items. */
export async function readSetup(context: IExecuteFunctions): Promise<Setup | Failure> {
	try {
		const object = objectOf(context.getNodeParameter('resource', 0));
		const operation = operationOf(context.getNodeParameter('operation', 0));
		if (!object || !operation) return refusal(complain('OPERATION_UNKNOWN'));
		const settings = toSettings(context.getNodeParameter('options', 0, {}));
		if ('message' in settings) return settings;
		const given = new OptionValues({ simplify: context.getNodeParameter('simplify', 0, true) });
		const simplify = given.boolean('simplify', 'Simplify', true);
		if (given.problem) return given.problem;
		const connection = await connect(context, context.getNodeParameter('authentication', 0));
		if ('message' in connection) return connection;
		return { object, operation, settings, simplify, ...connection };
	} catch (error) {
		return refusal(complain('SETTINGS_UNREADABLE', { said: thrownText(error) }));
	}
}
