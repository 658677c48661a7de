import { TokenStore } from './auth/tokens';
import { SeededRandom } from './random';
import { OBJECT_TYPES } from './schema/objectTypes';
import { SchemaRegistry, type ObjectSchema } from './schema/registry';
import { RecordTable } from './store/recordTable';
import { DEFAULT_SWITCHES, type Switches } from './switches';

export interface WorldOptions {
	readonly seed: number;
	readonly now: () => number;
	readonly switches: Partial<Switches>;
	readonly tokenLifetimeSeconds: number;
}

/** Everything that the account is: its schema, records, tokens, clock and chance. */
export class World {
	readonly random: SeededRandom;
	readonly schemas = new SchemaRegistry(OBJECT_TYPES);
	readonly switches: Switches;
	readonly tokens: TokenStore;
	readonly now: () => number;
	private readonly tables = new Map<string, RecordTable>();
	private lastId = 110_338_000_000;

	constructor(options: WorldOptions) {
		this.random = new SeededRandom(options.seed);
		this.now = options.now;
		this.switches = { ...DEFAULT_SWITCHES, ...options.switches };
		this.tokens = new TokenStore(this.random, this.now, options.tokenLifetimeSeconds);
	}

	table(schema: ObjectSchema): RecordTable {
		const existing = this.tables.get(schema.row.typeId);
		if (existing !== undefined) return existing;
		const table = new RecordTable(schema);
		this.tables.set(schema.row.typeId, table);
		return table;
	}

	/** Record ids are beyond 32 bits and not consecutive, as HubSpot's are. */
	nextRecordId(): string {
		this.lastId += this.random.integer(1, 97);
		return String(this.lastId);
	}

	timestamp(): string {
		return new Date(this.now()).toISOString();
	}
}
