import type { Sandbox, StoredRecord } from '../../../sandbox';
import { addProperties, OBJECTS } from '../relations/objects';
import type { FilterName, Intrusion, SearchScenario } from './scenario';

/** A filter as an item has it, and the records that it means. */
interface FilterRow {
	readonly filters: ReadonlyArray<{ property: string; operator: string; value: unknown }>;
	readonly since?: string;
	readonly matches: (properties: Readonly<Record<string, string>>) => boolean;
}

const all = () => true;

/** The filters, with what they mean stated by hand. */
export const FILTERS: Readonly<Record<FilterName, FilterRow>> = {
	all: { filters: [], matches: all },
	few: {
		filters: [{ property: 'note', operator: 'EQ', value: 'g1' }],
		matches: ({ note }) => note === 'g1',
	},
	many: {
		filters: [{ property: 'points', operator: 'GTE', value: 20 }],
		matches: ({ points = '' }) => points !== '' && Number(points) >= 20,
	},
	none: {
		filters: [{ property: 'note', operator: 'EQ', value: 'nothing' }],
		matches: () => false,
	},
	since: { filters: [], since: '2020-01-01T00:00:00Z', matches: all },
	invalid: {
		filters: [{ property: 'points', operator: 'GTE', value: 'many' }],
		matches: () => false,
	},
};

/** Fills an empty sandbox with records that differ in their notes and points. */
export function fillAccount(sandbox: Sandbox, { object, count, salt }: SearchScenario): void {
	for (let issued = 0; issued < salt % 7; issued++) sandbox.issueTokens();
	addProperties(sandbox);
	const { plural, needs } = OBJECTS[object];
	sandbox.seed(
		plural,
		Array.from({ length: count }, (_, at) => ({ ...needs, ...valuesOf(at) })),
	);
	sandbox.clearRequests();
}

const valuesOf = (at: number) => ({ note: `g${at % 3}`, points: String(at % 50) });

/** Watches which records match each filter, while somebody else changes them. */
export class Matches {
	/** IDs of the records that matched at some time. */
	readonly ever = new Map<FilterName, Set<string>>();
	/** IDs of the records that matched all the time. */
	readonly always = new Map<FilterName, Set<string>>();
	private readonly token: string;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly scenario: SearchScenario,
	) {
		this.token = sandbox.issueStaticToken();
		this.look();
	}

	isStrangers(token: string | undefined): boolean {
		return token === this.token;
	}

	/** Somebody else creates, changes or archives a record. */
	async act({ act, at }: Intrusion): Promise<void> {
		const { object } = this.scenario;
		const records = this.records();
		const id = records[at % Math.max(1, records.length)]?.id;
		const root = `/crm/v3/objects/${OBJECTS[object].typeId}`;
		if (act === 'create') {
			const properties = { ...OBJECTS[object].needs, ...valuesOf(at) };
			await this.call('POST', root, { properties });
		} else if (id !== undefined) {
			const properties = { note: 'g1', points: String((at * 7) % 50) };
			if (act === 'archive') await this.call('DELETE', `${root}/${id}`);
			else await this.call('PATCH', `${root}/${id}`, { properties });
		}
		this.look();
	}

	private look(): void {
		const records = this.records();
		for (const filter of Object.keys(FILTERS) as FilterName[]) {
			const { matches } = FILTERS[filter];
			const ids = records.filter(({ properties }) => matches(properties)).map(({ id }) => id);
			this.ever.set(filter, new Set([...(this.ever.get(filter) ?? []), ...ids]));
			const now = new Set(ids);
			const before = this.always.get(filter) ?? now;
			this.always.set(filter, new Set([...before].filter((id) => now.has(id))));
		}
	}

	private records(): StoredRecord[] {
		return this.sandbox.records(OBJECTS[this.scenario.object].plural);
	}

	private async call(method: string, path: string, body?: unknown): Promise<void> {
		const { status } = await this.sandbox.inject({ method, path, token: this.token, body });
		if (status >= 300) throw new Error(`The sandbox answered ${status} to ${method} ${path}`);
	}
}
