import { seedRecords } from '../store/seedRecords';
import { parseCustomObject, parseProperty } from './customObjectBody';
import type { ControlEndpoint } from './endpoint';
import { ControlError, fieldError, KINDS } from './fields';
import { addLabel, addProperty } from './setup';

/** The endpoints that add to the account: records, properties, object types, labels and tokens. */
export const SETUP_ENDPOINTS: readonly ControlEndpoint[] = [
	{
		method: 'POST',
		path: '/records/:objectType',
		run: ({ gateway: { world }, params, body }) => {
			const schema = world.schemas.named(params.objectType ?? '');
			if (schema === undefined) {
				return new ControlError(`There is no object type "${params.objectType}"`, 404);
			}
			const error = fieldError(body, { records: KINDS.anything });
			if (error !== undefined) return error;
			const { records } = body;
			if (!isRows(records)) {
				return new ControlError('"records" must be a list of objects whose values are strings');
			}
			const seeded = seedRecords(world, world.table(schema), records);
			return { records: seeded.map(({ id, properties }) => ({ id, properties })) };
		},
	},
	{
		method: 'POST',
		path: '/properties/:objectType',
		run: ({ gateway: { world }, params: { objectType = '' }, body }) => {
			if (world.schemas.named(objectType) === undefined) {
				return new ControlError(`There is no object type "${objectType}"`, 404);
			}
			const definition = parseProperty(body);
			if (definition instanceof ControlError) return definition;
			addProperty(world, objectType, definition);
			return definition;
		},
	},
	{
		method: 'POST',
		path: '/object-types',
		run: ({ gateway: { world }, body }) => {
			const custom = parseCustomObject(body);
			if (custom instanceof ControlError) return custom;
			return { objectTypeId: world.addCustomObject(custom).row.typeId };
		},
	},
	{
		method: 'POST',
		path: '/labels/:from/:to',
		run: ({ gateway: { world }, params: { from = '', to = '' }, body }) => {
			const unknown = [from, to].find((name) => world.schemas.named(name) === undefined);
			if (unknown !== undefined) {
				return new ControlError(`There is no object type "${unknown}"`, 404);
			}
			const error = fieldError(body, { label: KINDS.text, inverseLabel: KINDS.text });
			if (error !== undefined) return error;
			const { label, inverseLabel = label } = body;
			if (label === undefined) return new ControlError('"label" is missing');
			return addLabel(world, from, to, String(label), String(inverseLabel));
		},
	},
	{
		method: 'POST',
		path: '/tokens',
		run: ({ gateway: { world }, body }) => {
			const fields = { kind: KINDS.text, scopes: KINDS.texts, expiresInSeconds: KINDS.seconds };
			const error = fieldError(body, fields);
			if (error !== undefined) return error;
			const scopes = Array.isArray(body.scopes) ? body.scopes.map(String) : undefined;
			const { kind = 'oauth', expiresInSeconds } = body;
			if (kind === 'static') return { access_token: world.tokens.issueStatic(scopes) };
			if (kind !== 'oauth') return new ControlError('"kind" must be "oauth" or "static"');
			const seconds = expiresInSeconds === undefined ? undefined : Number(expiresInSeconds);
			return world.tokens.issue(scopes, seconds);
		},
	},
];

function isRows(value: unknown): value is Array<Record<string, string>> {
	return Array.isArray(value) && value.every(KINDS.textMap.accepts);
}
