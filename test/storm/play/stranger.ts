import type { Sandbox } from '../../../sandbox';
import type { InjectedReply } from '../../../sandbox/http/inject';
import { OBJECTS, uniqueValue, type ItemFacts } from '../scenario/account';
import type { Intrusion, ObjectName } from '../scenario/scenario';
import type { Witness } from './witness';

/** Somebody else who works on the same account, with a token of their own. */
export class Stranger {
	private readonly token: string;
	private acts = 0;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly object: ObjectName,
		private readonly idProperty: string,
		private readonly items: readonly ItemFacts[],
		private readonly witness: Witness,
	) {
		this.token = sandbox.issueStaticToken();
	}

	/** Acts on the record of an item, if it has one. */
	async act({ act, item }: Intrusion): Promise<void> {
		this.acts += 1;
		const name = `stranger ${this.acts}`;
		const facts = this.items[item % this.items.length];
		if (!facts) return;
		const { marker, unique } = OBJECTS[this.object];
		if (act === 'create') {
			const property = this.idProperty === 'hs_object_id' ? unique : this.idProperty;
			const taken = facts.key ?? uniqueValue(property, 'new 0');
			await this.call('POST', '', { properties: { ...this.values(name), [property]: taken } });
			return;
		}
		const id = this.recordOf(facts);
		if (id === undefined) return;
		if (act === 'archive') await this.call('DELETE', `/${id}`);
		if (act === 'change') await this.call('PATCH', `/${id}`, { properties: { [marker]: name } });
		if (act === 'rekey') {
			const values = { [unique]: uniqueValue(unique, name) };
			await this.call('PATCH', `/${id}`, { properties: values });
		}
		if (act === 'merge') await this.merge(id);
	}

	private async merge(id: string): Promise<void> {
		const other = this.sandbox
			.records(OBJECTS[this.object].plural)
			.find((record) => record.id !== id)?.id;
		if (other === undefined) return;
		const { status, body } = await this.call('POST', '/merge', {
			primaryObjectId: other,
			objectIdToMerge: id,
		});
		if (status !== 200 || typeof body !== 'object' || body === null || !('id' in body)) return;
		for (const old of [id, other]) this.witness.successors.set(old, String(body.id));
	}

	/** The live record that an item wrote or names. */
	private recordOf({ marker, key }: ItemFacts): string | undefined {
		const records = this.sandbox.records(OBJECTS[this.object].plural);
		const isNamed = (id: string, properties: Readonly<Record<string, string>>): boolean =>
			key !== undefined && (id === key || Object.values(properties).includes(key));
		const { marker: name } = OBJECTS[this.object];
		const found =
			records.find(({ properties }) => properties[name] === marker) ??
			records.find(({ id, properties }) => isNamed(id, properties));
		return found?.id;
	}

	private values(name: string): Record<string, string> {
		const { marker } = OBJECTS[this.object];
		return { [marker]: name, ...(this.object === 'ticket' && { hs_pipeline_stage: '1' }) };
	}

	private async call(method: string, path: string, body?: unknown): Promise<InjectedReply> {
		const { plural } = OBJECTS[this.object];
		const reply = await this.sandbox.inject({
			method,
			path: `/crm/v3/objects/${plural}${path}`,
			token: this.token,
			body,
		});
		this.witness.look('stranger');
		return reply;
	}
}
