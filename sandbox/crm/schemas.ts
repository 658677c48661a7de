import { ACCOUNT } from '../account';
import type { Reply } from '../model/reply';
import type { WireSchema } from '../model/wire';
import type { ObjectSchema } from '../schema/registry';
import { associatedWith, type CustomObject } from '../schema/types/custom';
import type { World } from '../world';

type Query = Readonly<Record<string, string | undefined>>;

const CREATED = '2024-05-30T00:20:28.745Z';

/** `GET …/schemas`: the account's custom object types. None is archived. */
export function readSchemas(world: World, query: Query): Reply {
	const custom = world.schemas.all().filter(({ row }) => row.custom !== undefined);
	const results =
		query.archived === 'true' ? [] : custom.map((schema) => wireSchema(world, schema, query));
	return { status: 200, body: { results } };
}

/** `GET …/schemas/{objectType}`: also for standard object types (observed on a live account). */
export function readSchema(world: World, schema: ObjectSchema, query: Query): Reply {
	return { status: 200, body: wireSchema(world, schema, query) };
}

/** A definition without the parts that the query leaves out. */
function wireSchema(world: World, schema: ObjectSchema, query: Query): WireSchema {
	const { row } = schema;
	const wants = (part: string): boolean => query[`include${part}`] !== 'false';
	const properties = wants('PropertyDefinitions')
		? schema
				.wireProperties(world.switches.emailHasUniqueValue)
				.filter(({ dataSensitivity }) => dataSensitivity === 'non_sensitive')
		: [];
	return {
		...(row.custom === undefined ? standardFields(schema) : customFields(row.custom)),
		allowsSensitiveProperties: false,
		archived: false,
		restorable: true,
		metaType: row.custom === undefined ? 'HUBSPOT' : 'PORTAL_SPECIFIC',
		id: row.typeId.replace(/^\d+-/, ''),
		fullyQualifiedName: schema.fullyQualifiedName,
		objectTypeId: row.typeId,
		createdAt: CREATED,
		updatedAt: CREATED,
		...(wants('AuditMetadata')
			? { createdByUserId: ACCOUNT.userId, updatedByUserId: ACCOUNT.userId }
			: {}),
		properties,
		associations: wants('AssociationDefinitions') ? associations(world, schema) : [],
	};
}

function customFields({ name, labels, ...custom }: CustomObject) {
	return {
		name,
		labels: { ...labels },
		primaryDisplayProperty: custom.primaryDisplayProperty,
		secondaryDisplayProperties: [...(custom.secondaryDisplayProperties ?? [])],
		requiredProperties: [...(custom.requiredProperties ?? [])],
		searchableProperties: [...(custom.searchableProperties ?? [])],
		...(custom.description === undefined ? {} : { description: custom.description }),
	};
}

/** In live replies, a standard type lists no required property. */
function standardFields({ row, title, errorName }: ObjectSchema) {
	const [primaryDisplayProperty] = row.defaultProperties;
	const plural = row.name.charAt(0).toUpperCase() + row.name.slice(1);
	return {
		name: errorName,
		labels: { singular: title.replace('_', ' '), plural: plural.replace('_', ' ') },
		...(primaryDisplayProperty === undefined ? {} : { primaryDisplayProperty }),
		secondaryDisplayProperties: [],
		requiredProperties: [],
		searchableProperties: [],
	};
}

/** The association types that lead from the object type to others. */
function associations(world: World, { row }: ObjectSchema): WireSchema['associations'] {
	const others =
		row.custom === undefined
			? world.schemas.all().map((other) => other.row.typeId)
			: associatedWith(row.custom);
	return others.flatMap((other) =>
		world.associationTypes.known(row.typeId, other).map(({ typeId, label }) => ({
			id: String(typeId),
			fromObjectTypeId: row.typeId,
			toObjectTypeId: other,
			name: label ?? `${row.singular}_to_${world.schemas.find(other)?.row.singular ?? other}`,
		})),
	);
}
