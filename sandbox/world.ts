import { TokenStore } from './auth/tokens';
import type { Clock } from './clock';
import type { StoredRecord } from './model/record';
import type { CustomProperties } from './options';
import { SeededRandom } from './random';
import { OBJECT_TYPES } from './schema/objectTypes';
import { OWNERS } from './schema/owners';
import { SchemaRegistry, type ObjectSchema } from './schema/registry';
import { associatedWith, customObjectRow, type CustomObject } from './schema/types/custom';
import { AssociationRegistry } from './store/associationRegistry';
import { RecordTable } from './store/recordTable';
import type { Switches } from './switches';
import { switchSet, type SwitchSetName } from './switchSets';

export interface WorldOptions {
	readonly seed: number;
	readonly clock: Clock;
	readonly defaults: SwitchSetName;
	readonly switches: Partial<Switches>;
	readonly tokenLifetimeSeconds: number;
	readonly properties: CustomProperties;
}

const FIRST_RECORD_ID = 110_338_000_000;

/** The state of the account: schema, records, tokens, clock and random generator. */
export class World {
	readonly random: SeededRandom;
	readonly switches: Switches;
	readonly clock: Clock;
	/** The sandbox's URL, for `Location` headers. */
	origin = '';
	schemas: SchemaRegistry;
	associationTypes: AssociationRegistry;
	owners = OWNERS;
	tokens: TokenStore;
	private readonly tables = new Map<string, RecordTable>();
	private lastId = FIRST_RECORD_ID;

	constructor(private readonly options: WorldOptions) {
		this.random = new SeededRandom(options.seed);
		this.clock = options.clock;
		this.schemas = this.newSchemas();
		this.associationTypes = this.newAssociationTypes();
		this.switches = { ...switchSet(options.defaults), ...options.switches };
		this.tokens = this.newTokens();
	}

	now(): number {
		return this.clock.now();
	}

	table(schema: ObjectSchema): RecordTable {
		const existing = this.tables.get(schema.row.typeId);
		if (existing !== undefined) return existing;
		const table = new RecordTable(schema, () => this.switches.searchDelayMs);
		this.tables.set(schema.row.typeId, table);
		return table;
	}

	/** A live record of an object type, by the type's name or id. */
	recordById(objectType: string, id: string): StoredRecord | undefined {
		const schema = this.schemas.find(objectType);
		return schema === undefined ? undefined : this.table(schema).get(id);
	}

	/** The name of an object type in HubSpot's messages, such as CONTACT. */
	errorName(objectType: string): string {
		return this.schemas.find(objectType)?.errorName ?? objectType;
	}

	/** Like HubSpot's, record ids exceed 32 bits and are not consecutive. */
	nextRecordId(): string {
		this.lastId += this.random.integer(1, 97);
		return String(this.lastId);
	}

	timestamp(): string {
		return new Date(this.now()).toISOString();
	}

	/** Restores the initial state with the same seed and static token. The time does not change. */
	reset(): void {
		this.random.restart();
		Object.assign(this.switches, switchSet(this.options.defaults), this.options.switches);
		this.schemas = this.newSchemas();
		this.owners = OWNERS;
		this.associationTypes = this.newAssociationTypes();
		this.tokens = this.newTokens();
		this.tables.clear();
		this.lastId = FIRST_RECORD_ID;
	}

	/** Adds a custom object type with the default types of its associations. */
	addCustomObject(custom: CustomObject): ObjectSchema {
		const schema = this.schemas.addType(customObjectRow(custom));
		defineAssociations(this.associationTypes, schema);
		return schema;
	}

	private newSchemas(): SchemaRegistry {
		const registry = new SchemaRegistry(OBJECT_TYPES, () => this.switches.customObjectsByBaseName);
		for (const [objectType, properties] of Object.entries(this.options.properties)) {
			const schema = registry.named(objectType);
			if (schema === undefined) throw new Error(`The sandbox has no object type "${objectType}"`);
			for (const property of properties) schema.add({ hubspotDefined: false, ...property });
		}
		return registry;
	}

	private newAssociationTypes(): AssociationRegistry {
		const registry = new AssociationRegistry();
		for (const schema of this.schemas.all()) defineAssociations(registry, schema);
		return registry;
	}

	private newTokens(): TokenStore {
		return new TokenStore(this.random, () => this.now(), this.options.tokenLifetimeSeconds);
	}
}

/** Creates the default association types of a custom object type. */
function defineAssociations(registry: AssociationRegistry, { row }: ObjectSchema): void {
	if (row.custom === undefined) return;
	for (const other of associatedWith(row.custom)) registry.defaultOf(row.typeId, other);
}
