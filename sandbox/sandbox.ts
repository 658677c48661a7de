import { OAUTH_APP, type IssuedTokens } from './auth/tokens';
import { RunningClock, type Clock } from './clock';
import {
	addLabel,
	addProperty,
	associate,
	linksOf,
	tableOf,
	type Label,
	type Linked,
	type RecordName,
} from './control/setup';
import { buildApp } from './http/app';
import { FaultPlan } from './http/faults';
import { inject, type InjectedReply, type InjectedRequest } from './http/inject';
import { RateLimiter } from './http/rateLimit/limiter';
import { RequestLog, type LoggedRequest } from './http/requestLog';
import type { StoredRecord } from './model/record';
import { DEFAULT_RATE_LIMIT, type SandboxOptions } from './options';
import { SeededRandom } from './random';
import type { PropertyDefinition } from './schema/definition';
import type { CustomObject } from './schema/types/custom';
import type { ObjectTypeRow } from './schema/types/row';
import { owner, type OwnerRow } from './schema/owners';
import { seedRecords } from './store/seedRecords';
import type { Switches } from './switches';
import { defaultsFromEnvironment } from './switchSets';
import { World } from './world';

/** A running sandbox. */
export interface Sandbox {
	readonly url: string;
	/** The token of a private app. It has all scopes and never expires. */
	readonly accessToken: string;
	readonly oauth: {
		readonly clientId: string;
		readonly clientSecret: string;
		readonly authorizationUrl: string;
		readonly tokenUrl: string;
	};
	/** All requests since the start or the last clearing, oldest first. */
	readonly requests: readonly LoggedRequest[];
	clearRequests(): void;
	/** Live records, oldest first. */
	records(objectType: string): StoredRecord[];
	/** A record, archived or not. */
	record(objectType: string, id: string): StoredRecord | undefined;
	/** Adds records without a request and without checking their values. */
	seed(objectType: string, rows: ReadonlyArray<Readonly<Record<string, string>>>): StoredRecord[];
	addProperty(objectType: string, definition: PropertyDefinition): void;
	addObjectType(row: ObjectTypeRow): void;
	/** Adds a custom object type, which `GET /crm/v3/schemas` lists. Returns its type id. */
	addCustomObject(custom: CustomObject): string;
	/** Defines an association label, with another text from the other side if one is given. */
	addLabel(from: string, to: string, label: string, inverseLabel?: string): Label;
	/** Associates two records, each given as object type and id, with the labels of these type ids. */
	associate(from: RecordName, to: RecordName, labels?: readonly number[]): void;
	/** The live records of an object type that a record is associated with, and how. */
	links(from: RecordName, toObjectType: string): Linked[];
	/** Adds users of the account who can own records. */
	addOwners(rows: readonly OwnerRow[]): void;
	/** Issues tokens as if a user had given consent. */
	issueTokens(options?: { scopes?: readonly string[]; expiresInSeconds?: number }): IssuedTokens;
	/** Issues the token of another private app, which has its own rate limit. */
	issueStaticToken(scopes?: readonly string[]): string;
	revoke(refreshToken: string): void;
	readonly faults: FaultPlan;
	/** Can be changed at any time. */
	readonly switches: Switches;
	readonly clock: Clock;
	/** Serves a request without a connection: fast enough for very many requests in one test. */
	inject(request: InjectedRequest): Promise<InjectedReply>;
	/** Restores the initial state with the same seed. Added object types are removed. */
	reset(): void;
	close(): Promise<void>;
}

/** Starts an empty sandbox on its own port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const seed = options.seed ?? 1;
	const world = new World({
		seed,
		clock: options.clock ?? new RunningClock(options.now),
		defaults: options.defaults ?? defaultsFromEnvironment(),
		switches: options.switches ?? {},
		tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 1800,
		properties: options.properties ?? {},
	});
	const limit = options.rateLimit ?? DEFAULT_RATE_LIMIT;
	const log = new RequestLog(options.keepBodies ?? true);
	// Faults have their own generator, so that adding one does not change ids or the order of results.
	const faults = new FaultPlan(new SeededRandom(seed + 1));
	const limiter =
		limit === false ? undefined : new RateLimiter(limit, () => world.switches.retryAfterOn429);
	const gateway = { world, log, faults, limiter, latencyMs: options.latencyMs ?? 0 };
	const app = await buildApp(gateway);
	const url = await app.listen({
		port: options.port ?? 0,
		host: options.host ?? '127.0.0.1',
	});
	world.origin = url;

	return {
		url,
		accessToken: world.tokens.staticToken,
		oauth: {
			...OAUTH_APP,
			authorizationUrl: `${url}/oauth/authorize`,
			tokenUrl: `${url}/oauth/2026-03/token`,
		},
		requests: log.entries,
		clearRequests: () => log.clear(),
		records: (objectType) => tableOf(world, objectType).all(),
		record: (objectType, id) => {
			const table = tableOf(world, objectType);
			return table.get(id) ?? table.get(id, true);
		},
		seed: (objectType, rows) => seedRecords(world, tableOf(world, objectType), rows),
		addProperty: (objectType, definition) => addProperty(world, objectType, definition),
		addObjectType: (row) => {
			world.schemas.addType(row);
		},
		addCustomObject: (custom) => world.addCustomObject(custom).row.typeId,
		addLabel: (from, to, label, inverseLabel) => addLabel(world, from, to, label, inverseLabel),
		associate: (from, to, labels) => associate(world, from, to, labels),
		links: (from, toObjectType) => linksOf(world, from, toObjectType),
		addOwners: (rows) => {
			const known = world.owners.length;
			const added = rows.map((row, index) => owner(row, known + index));
			world.owners = [...world.owners, ...added];
		},
		issueTokens: ({ scopes, expiresInSeconds } = {}) =>
			world.tokens.issue(scopes, expiresInSeconds),
		issueStaticToken: (scopes) => world.tokens.issueStatic(scopes),
		revoke: (refreshToken) => {
			world.tokens.revoke(refreshToken);
		},
		faults,
		switches: world.switches,
		clock: world.clock,
		inject: async (request) => await inject(gateway, request),
		reset: () => {
			world.reset();
			faults.reset();
			limiter?.reset();
			log.clear();
		},
		close: async () => await app.close(),
	};
}
