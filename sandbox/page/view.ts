import { ACCOUNT } from '../account';
import type { RateUsage } from '../http/rateLimit/limiter';
import type { LoggedRequest } from '../http/requestLog';
import type { Gateway } from '../http/serve';
import type { StoredRecord } from '../model/record';
import type { World } from '../world';

const SHOWN_REQUESTS = 300;
const SHOWN_CHARACTERS = 300;
const SHOWN_LINKS = 4;

/** A request in the page's log. The page loads bodies one by one. */
type ViewRequest = Omit<LoggedRequest, 'token' | 'body' | 'reply'>;

interface ViewRecord {
	readonly id: string;
	readonly properties: ReadonlyArray<readonly [name: string, value: string]>;
	/** One line for each associated object type. */
	readonly associations: ReadonlyArray<readonly [kind: string, ids: string]>;
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly archived: boolean;
}

/** The data of the page at `/`. */
export interface View {
	/** The time of the sandbox's clock. */
	readonly now: string;
	/** Newest first. */
	readonly requests: { readonly total: number; readonly rows: readonly ViewRequest[] };
	/** Most recently changed records first, including archived ones. `live` counts only live records. */
	readonly objectTypes: ReadonlyArray<{
		readonly typeId: string;
		readonly name: string;
		readonly live: number;
		readonly records: readonly ViewRecord[];
	}>;
	/** One for each app that has sent a request. Undefined without rate limits. */
	readonly meters: ReadonlyArray<RateUsage & { readonly app: string }> | undefined;
	/** Number of active faults. */
	readonly faults: number;
}

const APPS: ReadonlyMap<number, string> = new Map([
	[ACCOUNT.privateAppId, 'Access token'],
	[ACCOUNT.oauthAppId, 'OAuth app'],
]);

/** Builds the view. Its cost does not depend on the size of the tables and of the log. */
export function viewOf({ world, log, limiter, faults }: Gateway): View {
	return {
		now: world.timestamp(),
		requests: {
			total: log.total,
			rows: log.entries.slice(-SHOWN_REQUESTS).reverse().map(viewRequest),
		},
		objectTypes: world.schemas.all().map((schema) => ({
			typeId: schema.row.typeId,
			name: schema.row.name,
			live: world.table(schema).size,
			records: world
				.table(schema)
				.recent.newestFirst()
				.map((record) => viewRecord(world, record)),
		})),
		faults: faults.list().length,
		meters: limiter
			?.usage(world.now())
			.map((usage) => ({ ...usage, app: APPS.get(usage.appId) ?? `App ${usage.appId}` })),
	};
}

function viewRequest(entry: LoggedRequest): ViewRequest {
	const { n, at, method, path, operation, objectType, inputs, status, ms, fault } = entry;
	return { n, at, method, path, operation, objectType, inputs, status, ms, fault };
}

function viewRecord(world: World, record: StoredRecord): ViewRecord {
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

/** The first few associations of each type. A company can have a million contacts, so the rest is not read. */
function linksOf(world: World, { links }: StoredRecord): ViewRecord['associations'] {
	if (links === undefined) return [];
	return world.schemas.all().flatMap(({ row }) => {
		const targets = links.to(row.typeId);
		const texts: string[] = [];
		for (const [id, types] of targets) {
			if (texts.length === SHOWN_LINKS) break;
			texts.push(`${id} (type ${types.map(({ typeId }) => typeId).join(', ')})`);
		}
		const more = targets.size - texts.length;
		const text = texts.join(', ') + (more > 0 ? ` and ${more} more` : '');
		return targets.size === 0 ? [] : [[row.singular, text] as const];
	});
}

function shortened(value: string): string {
	if (value.length <= SHOWN_CHARACTERS) return value;
	return `${value.slice(0, SHOWN_CHARACTERS)}… (${value.length} characters)`;
}
