import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';
import { OAuth2ApiStandIn } from './oAuth2ApiStandIn';

/** The credential types of a run, with n8n's rules for types that extend others. */
export class CredentialTypes {
	private readonly byName: Map<string, ICredentialType>;

	constructor(types: ICredentialType[]) {
		const known = [new OAuth2ApiStandIn(), ...types];
		this.byName = new Map(known.map((type) => [type.name, type]));
	}

	/** The type of this name. Throws if the run does not have it. */
	get(name: string): ICredentialType {
		const type = this.byName.get(name);
		if (!type) throw new Error(`The credential type "${name}" is not loaded`);
		return type;
	}

	/** All types that this one extends, nearest first. n8n selects its OAuth2 code by this list. */
	parents(name: string): string[] {
		return (this.get(name).extends ?? []).flatMap((parent) => [parent, ...this.parents(parent)]);
	}

	/** The fields of a type, with inherited ones. */
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
