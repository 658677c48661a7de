import { ACCOUNT } from '../account';
import type { RateUsage } from '../http/rateLimit';
import type { LoggedRequest } from '../http/requestLog';
import type { Gateway } from '../http/serve';
import type { StoredRecord } from '../model/record';
import type { World } from '../world';

const SHOWN_REQUESTS = 300;
const SHOWN_CHARACTERS = 300;
const SHOWN_LINKS = 4;

/** A request as a line of the page's log; bodies are asked for one by one. */
export type ViewRequest = Omit<LoggedRequest, 'token' | 'body' | 'reply'>;

export interface ViewRecord {
	readonly id: string;
	readonly properties: ReadonlyArray<readonly [name: string, value: string]>;
	/** One line for each kind of record that this one is linked to. */
	readonly associations: ReadonlyArray<readonly [kind: string, ids: string]>;
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly archived: boolean;
}

/** What the page at `/` shows of a sandbox, as it is at this moment. */
export interface View {
	/** The sandbox's clock, which a test may drive. */
	readonly now: string;
	/** Newest first. */
	readonly requests: { readonly total: number; readonly rows: readonly ViewRequest[] };
	/** Records that changed last first, archived ones included; `live` counts all that are not. */
	readonly objectTypes: ReadonlyArray<{
		readonly typeId: string;
		readonly name: string;
		readonly live: number;
		readonly records: readonly ViewRecord[];
	}>;
	/** One per app that has asked; undefined when nothing is metered. */
	readonly meters: ReadonlyArray<RateUsage & { readonly app: string }> | undefined;
}

const APPS: ReadonlyMap<number, string> = new Map([
	[ACCOUNT.privateAppId, 'Access token'],
	[ACCOUNT.oauthAppId, 'OAuth app'],
]);

/** Takes the view. The size of the tables and the length of the log do not matter to its cost. */
export function viewOf({ world, log, limiter }: Gateway): View {
	return {
		now: world.timestamp(),
		requests: { total: log.total, rows: log.entries.slice(-SHOWN_REQUESTS).reverse().map(line) },
		objectTypes: world.schemas.all().map((schema) => ({
			typeId: schema.row.typeId,
			name: schema.row.name,
			live: world.table(schema).size,
			records: world
				.table(schema)
				.recent.newestFirst()
				.map((record) => shown(world, record)),
		})),
		meters: limiter
			?.usage(world.now())
			.map((usage) => ({ ...usage, app: APPS.get(usage.appId) ?? `App ${usage.appId}` })),
	};
}

function line(entry: LoggedRequest): ViewRequest {
	const { n, at, method, path, operation, objectType, inputs, status, ms, fault } = entry;
	return { n, at, method, path, operation, objectType, inputs, status, ms, fault };
}

function shown(world: World, record: StoredRecord): ViewRecord {
	const { id, createdAt, updatedAt, archived } = record;
	const written = Object.entries(record.properties)
		.filter(([, value]) => value !== '')
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return {
		id,
		createdAt,
		updatedAt,
		archived,
		properties: written.map(([name, value]) => [name, shortened(value)] as const),
		associations: linksOf(world, record),
	};
}

/** A company may have a million contacts, so that no more are looked at than are shown. */
function linksOf(world: World, { links }: StoredRecord): ViewRecord['associations'] {
	if (links === undefined) return [];
	return world.schemas.all().flatMap(({ row }) => {
		const targets = links.to(row.typeId);
		const shown: string[] = [];
		for (const [id, types] of targets) {
			if (shown.length === SHOWN_LINKS) break;
			shown.push(`${id} (type ${types.map(({ typeId }) => typeId).join(', ')})`);
		}
		const more = targets.size - shown.length;
		const text = shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
		return targets.size === 0 ? [] : [[row.singular, text] as const];
	});
}

function shortened(value: string): string {
	if (value.length <= SHOWN_CHARACTERS) return value;
	return `${value.slice(0, SHOWN_CHARACTERS)}… (${value.length} characters)`;
}
