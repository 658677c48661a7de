import type {
	ILoadOptionsFunctions,
	INode,
	INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import { failed, success, type Failure, type Result } from '../hubspot/errors/failure';
import { failureOf, problem, problems } from '../hubspot/errors/problem';
import { chosenObject, objectTypeText } from '../hubspot/request/chosenObject';
import type { PropertyDefinition } from '../hubspot/schema/definition';
import { apiVersionNames, type ApiVersionName } from '../hubspot/tables/endpoints';
import type { CrmObject } from '../hubspot/tables/objects';
import { operationOf, type Operation } from '../hubspot/tables/operations';
import { systemClock } from '../n8n/http/clock';
import { readProperties, readSensitiveProperties } from '../n8n/http/readList';
import { thrownText } from '../n8n/http/requestErrors';
import { openSession, type Session } from '../n8n/http/session';
import { credentialTypes } from '../n8n/http/transport';
import { nodeError } from '../n8n/output/stopError';

/** What is chosen in the node that is being edited, and the account's properties for it. */
export interface AccountLists {
	readonly object: CrmObject;
	/** `undefined` while the editor has none that the node knows. */
	readonly operation: Operation | undefined;
	readonly properties: readonly PropertyDefinition[];
	/** For the lists that HubSpot keeps apart from the properties. */
	readonly session: Session;
}

/**
 * Milliseconds to try for. Enough for a lost connection and a one-second limit; a person who waits
 * for a list prefers an error to anything longer.
 */
const MAX_WAIT_MS = 2_000;

/** Reads the properties of the chosen object, with the sensitive ones that HubSpot returns. */
export async function accountLists(context: ILoadOptionsFunctions): Promise<Result<AccountLists>> {
	const chosen = chosenIn(context);
	if (!chosen.ok) return chosen;
	const opened = await openEditorSession(context);
	if (!opened.ok) return opened;

	const session = opened.value;
	const properties = await accountProperties(session, chosen.value.object);
	if (!properties.ok) return properties;
	return success({ ...chosen.value, properties: properties.value, session });
}

/** Reads the account's properties for an object. */
export async function accountProperties(
	session: Session,
	object: CrmObject,
): Promise<Result<readonly PropertyDefinition[]>> {
	const properties = await readProperties(session, object);
	if (properties.outcome !== 'succeeded') {
		const { message: said } = properties.failure;
		return failed(failureOf(problem('PROPERTIES_NOT_LISTED', { said })));
	}
	const sensitive = await readSensitiveProperties(session, object);
	const known = new Map(
		[...sensitive.definitions, ...properties.value].map((one) => [one.name, one] as const),
	);
	return success([...known.values()]);
}

/**
 * Is there a credential of the chosen kind? n8n asks for the lists of a new node before it has filled
 * in the credential, and not again after: a list has what it can without one.
 */
export function hasCredential(context: ILoadOptionsFunctions): boolean {
	const type = credentialTypes.get(authenticationIn(context));
	return !type || context.getNode().credentials?.[type] !== undefined;
}

function authenticationIn(context: ILoadOptionsFunctions): string {
	return String(context.getCurrentNodeParameter('authentication') ?? '');
}

const { text, fix } = problems['CREDENTIAL_NOT_CHOSEN'];

/** In a list that has nothing without an account. It cannot be chosen. */
export const chooseCredential: INodePropertyOptions = {
	name: text,
	value: '',
	description: fix,
	disabled: true,
};

/** The object, and the operation if the node knows it. */
export function chosenIn(
	context: ILoadOptionsFunctions,
): Result<Pick<AccountLists, 'object' | 'operation'>> {
	const chosen = (name: string) => String(context.getCurrentNodeParameter(name) ?? '');
	const typeOf = () => objectTypeText(context.getCurrentNodeParameter('objectType'));
	const object = chosenObject(chosen('resource'), typeOf, 'RESOURCE_NOT_CHOSEN');
	if (!object.ok) return object;
	return success({ object: object.value, operation: operationOf(chosen('operation')) });
}

/** Opens a session for a list of the editor, with little patience. */
export async function openEditorSession(context: ILoadOptionsFunctions): Promise<Result<Session>> {
	const authentication = authenticationIn(context);
	if (!hasCredential(context)) return failed(failureOf(problem('CREDENTIAL_NOT_CHOSEN')));
	try {
		const apiVersion = chosenVersion(context);
		const options = { authentication, apiVersion, clock: systemClock, maxWaitMs: MAX_WAIT_MS };
		return await openSession(context, options);
	} catch (error) {
		return failed(failureOf(problem('CREDENTIAL_UNREADABLE', { said: thrownText(error) })));
	}
}

/**
 * The version of the option, so that the lists outlive v3 in a workflow that has left it. The default
 * for a value that is no version, such as an expression that the editor cannot resolve.
 *
 * No list depends on the option: all versions return the same properties, and n8n drops the values
 * in the field mapper when something that it depends on changes.
 */
function chosenVersion(context: ILoadOptionsFunctions): ApiVersionName {
	const chosen: unknown = context.getCurrentNodeParameter('options.apiVersion');
	return apiVersionNames.find((name) => name === chosen) ?? apiVersionNames[0];
}

/**
 * The error of a list that cannot be loaded. n8n's editor shows only its message ("There was a
 * problem loading the parameter options from server: …", n8n-editor-ui 2.41), so the fix is in the
 * message.
 */
export function listError(node: INode, { message }: Failure): NodeOperationError {
	return nodeError(node, message);
}
