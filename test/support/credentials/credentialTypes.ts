import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';
import { OAuth2ApiStandIn } from './oAuth2ApiStandIn';

/** The credential types that a run knows, with n8n's rules for types that extend others. */
export class CredentialTypes {
	private readonly byName: Map<string, ICredentialType>;

	constructor(types: ICredentialType[]) {
		const known = [new OAuth2ApiStandIn(), ...types];
		this.byName = new Map(known.map((type) => [type.name, type]));
	}

	/** The type of this name; an unknown one is a mistake in the workflow or in the test. */
	get(name: string): ICredentialType {
		const type = this.byName.get(name);
		if (!type) throw new Error(`The credential type "${name}" is not loaded`);
		return type;
	}

	/** Every type that this one extends, nearest first. n8n chooses its OAuth2 code by this list. */
	parents(name: string): string[] {
		return (this.get(name).extends ?? []).flatMap((parent) => [parent, ...this.parents(parent)]);
	}

	/** The fields of a type, those of the types that it extends included and overridden. */
	properties(name: string): INodeProperties[] {
		const type = this.get(name);
		const merged: INodeProperties[] = [];
		for (const parent of type.extends ?? []) {
			NodeHelpers.mergeNodeProperties(merged, this.properties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}
}
