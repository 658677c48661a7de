import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { applyGenericAuthentication } from './credentialAuthentication';
import { resolveCredentialData } from './credentialData';
import { CredentialTypes } from './credentialTypes';

/** Values that a user has entered for the credentials of a run, by credential type. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/**
 * A stand-in for n8n's credential service. It keeps credentials in memory instead of an encrypted
 * database, and otherwise follows n8n's rules. The credential classes and the OAuth2 code are real.
 */
export class CredentialStore extends ICredentialsHelper {
	/** How often n8n has stored a new OAuth2 token. */
	tokenUpdates = 0;

	private readonly types: CredentialTypes;

	private readonly data: CredentialData;

	constructor(types: ICredentialType[], data: CredentialData) {
		super();
		this.types = new CredentialTypes(types);
		this.data = structuredClone(data);
	}

	/** The types of the credentials that have values. */
	get names(): string[] {
		return Object.keys(this.data);
	}

	/** The stored data of a credential type, refreshed tokens included. */
	stored(type: string): ICredentialDataDecryptedObject {
		const data = this.data[type];
		if (!data) throw new Error(`The run has no credential of the type "${type}"`);
		return data;
	}

	getParentTypes(type: string): string[] {
		return this.types.parents(type);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.properties(type);
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = structuredClone(this.stored(type));
		if (raw) return stored;
		const context = { additionalData, mode, executeData, values };
		return resolveCredentialData(this.types.properties(type), stored, context);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.get(type);
		if (authenticate === undefined) return request;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (!workflow || !node) throw new Error(`"${type}" needs a workflow to resolve its fields`);
		return applyGenericAuthentication(authenticate, credentials, request, workflow, node);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.types.get(type);
		const kept = properties.find((property) => property.typeOptions?.expirable === true)?.name;
		if (!preAuthentication || kept === undefined) return undefined;
		if (credentials[kept] !== '' && !expired) return undefined;
		const fresh = (await preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (fresh[kept] === undefined) return undefined;
		Object.assign(this.stored(type), fresh);
		return { ...credentials, ...fresh };
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.types.get(type).preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.tokenUpdates += 1;
		this.stored(type).oauthTokenData = structuredClone(data.oauthTokenData ?? {});
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.data[type] = structuredClone(data);
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Encrypted credentials need an n8n server');
	}
}
