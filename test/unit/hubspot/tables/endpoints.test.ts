import {
	apiVersionNames,
	apiVersions,
	batchPath,
	choicesPath,
	lookupPath,
	propertiesPath,
} from '../../../../nodes/CrmBatch/hubspot/tables/endpoints';
import { object, operation } from '../../support/sentBatch';

const { v3 } = apiVersions;

test('each version has a row, v3 first, because it is the default', () => {
	expect(apiVersionNames).toEqual(['v3', '2026-03', '2026-09']);
	expect(Object.keys(apiVersions).sort()).toEqual([...apiVersionNames].sort());
});

test.each(['2026-03', '2026-09'] as const)('the paths of version %s have its date', (name) => {
	const version = apiVersions[name];
	const [contact, get] = [object('contact'), operation('get')];
	expect(batchPath(version, contact, get)).toBe(`/crm/objects/${name}/contacts/batch/read`);
	expect(lookupPath(version, contact)).toBe(`/crm/objects/${name}/contacts/batch/read`);
	expect(propertiesPath(version, contact)).toBe(`/crm/properties/${name}/contacts`);
	expect(choicesPath(version, 'owners', contact)).toBe(`/crm/owners/${name}`);
	expect(choicesPath(version, 'stages', contact)).toBe(`/crm/pipelines/${name}/contacts`);
	Object.values(version).forEach((path) => expect(path.split('/')).toContain(name));
});

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
