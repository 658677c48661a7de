import type { Sandbox } from '../../../sandbox';
import { OBJECTS } from '../scenario/account';
import type { ObjectName } from '../scenario/scenario';

export type Author = 'node' | 'stranger';

/** A marker that was written to a record. */
export interface Mark {
	readonly id: string;
	readonly marker: string;
	readonly by: Author;
}

/**
 * Watches the records of the sandbox. It looks after each request that HubSpot carried out, and one
 * request is carried out at a time, so it knows who wrote what, even if it is gone at the end.
 */
export class Witness {
	readonly marks: Mark[] = [];
	/** Who created each record that did not exist before. */
	readonly births = new Map<string, Author>();
	/** Who archived or merged away each record. */
	readonly deaths = new Map<string, Author>();
	/** The record that each merged record became. */
	readonly successors = new Map<string, string>();
	/** All values of the marker property that each record had. */
	readonly values = new Map<string, Set<string>>();
	private readonly versions = new Map<string, number>();
	private live = new Set<string>();

	constructor(
		private readonly sandbox: Sandbox,
		private readonly object: ObjectName,
	) {
		for (const record of this.records()) {
			this.live.add(record.id);
			this.versions.set(record.id, 1);
			this.values.set(record.id, new Set([record.properties[this.marker] ?? '']));
		}
	}

	isLive(id: string): boolean {
		return this.live.has(id);
	}

	/** Notes what has changed since the last look. */
	look(by: Author): void {
		const now = new Set<string>();
		for (const record of this.records()) {
			now.add(record.id);
			if (!this.live.has(record.id) && !this.values.has(record.id)) this.births.set(record.id, by);
			const current = record.properties[this.marker] ?? '';
			const history = record.history?.get(this.marker)?.map(({ value }) => value) ?? [current];
			const values = this.values.get(record.id) ?? new Set();
			this.values.set(record.id, values);
			for (const marker of history.slice(this.versions.get(record.id) ?? 0)) {
				this.marks.push({ id: record.id, marker, by });
				values.add(marker);
			}
			this.versions.set(record.id, history.length);
		}
		for (const id of this.live) if (!now.has(id)) this.deaths.set(id, by);
		this.live = now;
	}

	/** The record and all that it was merged into. */
	family(id: string): string[] {
		const next = this.successors.get(id);
		return next === undefined || next === id ? [id] : [id, ...this.family(next)];
	}

	/** The live records that a reply does not have, as HubSpot returns records. */
	recordsBeside(reply: unknown): Array<Record<string, unknown>> {
		const text = JSON.stringify(reply ?? null);
		return this.records()
			.filter(({ id }) => !text.includes(`"${id}"`))
			.map(({ id, properties, createdAt, updatedAt }) => ({
				id,
				properties: { ...properties, hs_object_id: id },
				createdAt,
				updatedAt,
				archived: false,
			}));
	}

	private get marker(): string {
		return OBJECTS[this.object].marker;
	}

	private records() {
		return this.sandbox.records(OBJECTS[this.object].plural);
	}
}
