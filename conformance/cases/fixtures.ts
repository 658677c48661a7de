import { listAt, resultsOf, textAt } from '../api/json';
import type { ApiReply } from '../api/request';

/** Why a case cannot be asked in this account. */
export class NotAskable extends Error {
	constructor(readonly reason: string) {
		super(reason);
		this.name = 'NotAskable';
	}
}

export type FixtureType = 'contacts' | 'tickets' | 'companies';

/** The records and properties that the cases use, and names for those that the cases make. */
export class Fixtures {
	private readonly records = new Map<string, string>();
	/** Facts of the account, such as the id of another pipeline, and why one is missing. */
	private readonly facts = new Map<string, { value?: string; missing?: string }>();

	/** @param mark the prefix and the id of the run, the start of all names */
	constructor(readonly mark: string) {}

	/** A property of the run: `key` is unique, the others are named for their type. */
	property(name: string): string {
		return `${this.mark}_${name}`;
	}

	email(name: string): string {
		return `${this.mark}_${name}@example.com`;
	}

	/** The value of the unique property of a record. */
	key(name: string): string {
		return `${this.mark}_${name}`;
	}

	/** The properties of a contact. */
	contact(name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
		return { email: this.email(name), lastname: this.mark, ...more };
	}

	/** The properties of a ticket. */
	ticket(name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
		return { subject: this.key(name), hs_pipeline_stage: this.fact('stage'), ...more };
	}

	/** The id of a record that the set-up has made. */
	id(name: string): string {
		const id = this.records.get(name);
		if (id === undefined) throw new NotAskable(`the record "${name}" could not be created`);
		return id;
	}

	fact(name: string): string {
		const { value, missing = `${name} is not known` } = this.facts.get(name) ?? {};
		if (value === undefined) throw new NotAskable(missing);
		return value;
	}

	addFact(name: string, value: string | undefined, missing: string): void {
		this.facts.set(name, value === undefined ? { missing } : { value });
	}

	addRecord(name: string, id: string): void {
		this.records.set(name, id);
	}

	/** Notes the records of a reply to a create, which need not be in the order of the request. */
	addRecords(type: FixtureType, names: readonly string[], reply: ApiReply): void {
		const property = { contacts: 'email', tickets: 'subject', companies: 'name' }[type];
		for (const result of resultsOf(reply)) {
			const value = textAt(result, 'properties', property);
			const name = names.find((one) => value === this.key(one) || value === this.email(one));
			if (name !== undefined) this.addRecord(name, textAt(result, 'id'));
		}
	}
}

/** The stages of the pipelines in a reply: the first of the first pipeline, and of the second. */
export function pipelineFacts(reply: ApiReply): { stage?: string; other?: string } {
	const [first, second] = resultsOf(reply);
	const stage = textAt(listAt(first, 'stages')[0], 'id');
	const other = textAt(second, 'id');
	return { ...(stage && { stage }), ...(other && { other }) };
}
