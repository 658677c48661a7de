import {
	apiVersions,
	batchPath,
	choicesPath,
	propertiesPath,
} from '../../../../nodes/CrmBatch/hubspot/tables/endpoints';
import { object, operation } from '../../support/sentBatch';

const { v3 } = apiVersions;

test.each([
	['create', 'create'],
	['delete', 'archive'],
	['get', 'read'],
	['update', 'update'],
	['upsert', 'upsert'],
] as const)('the path of %s has the plural of the object, and ends in %s', (name, end) => {
	const paths = (['contact', 'ticket'] as const).map((kind) =>
		batchPath(v3, object(kind), operation(name)),
	);
	expect(paths).toEqual([
		`/crm/v3/objects/contacts/batch/${end}`,
		`/crm/v3/objects/tickets/batch/${end}`,
	]);
});

test('the path of the properties has the object', () => {
	expect(propertiesPath(v3, object('ticket'))).toBe('/crm/v3/properties/tickets');
});

test.each([
	{ list: 'owners', path: '/crm/v3/owners' },
	{ list: 'pipelines', path: '/crm/v3/pipelines/tickets' },
	{ list: 'stages', path: '/crm/v3/pipelines/tickets' },
] as const)('the path of the $list is $path', ({ list, path }) => {
	expect(choicesPath(v3, list, object('ticket'))).toBe(path);
});

test('a name with a slash or a question mark stays in its place', () => {
	const hostile = { ...object('contact'), path: '../../oauth?x=' };
	const encoded = '..%2F..%2Foauth%3Fx%3D';
	expect(batchPath(v3, hostile, { ...operation('get'), path: '../gdpr-delete#' })).toBe(
		`/crm/v3/objects/${encoded}/batch/..%2Fgdpr-delete%23`,
	);
	expect(propertiesPath(v3, hostile)).toBe(`/crm/v3/properties/${encoded}`);
	expect(choicesPath(v3, 'pipelines', hostile)).toBe(`/crm/v3/pipelines/${encoded}`);
});
