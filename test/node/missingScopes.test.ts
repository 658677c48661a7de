import type { FaultAction } from '../../sandbox';
import { outcomeLine, refusalLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** A 403 for a scope names the scope that the object and the operation need. */
const sandbox = useSandbox();

/** A custom object of the sandbox's account. */
const MACHINES = '2-34156791';

const refused = (scopes?: readonly string[]): FaultAction => ({
	status: 403,
	body: {
		status: 'error',
		message: "This app hasn't been granted all required scopes to make this call.",
		category: 'MISSING_SCOPES',
		...(scopes && {
			errors: [{ message: 'No.', context: { requiredGranularScopes: scopes } }],
		}),
	},
});

const needed = (...scopes: string[]) =>
	refusalLine('scope-missing-needed', { needed: scopes.join(' and ') });

/** Runs an operation on one item, of which every request is refused but those for properties. */
async function errorOf(
	{ resource, objectType }: { resource: string; objectType?: string },
	operation: string,
	more: Partial<NodeOptions> = {},
) {
	const { errors } = await runNode({
		resource,
		operation,
		...(objectType && { objectType: { __rl: true, mode: 'id', value: objectType } }),
		...(operation === 'upsert' && { idProperty: 'number', idValue: '1' }),
		...(['update', 'get', 'delete'].includes(operation) && { idValue: '1' }),
		propertiesJson: '={{ { name: "x" } }}',
		options: { unknownProperties: 'ignore' },
		items: [{}],
		...more,
	});
	return errors[0]?.error;
}

/** The name of the object in its scopes. */
const objects = [
	[{ resource: 'contact' }, 'contacts'],
	[{ resource: 'company' }, 'companies'],
	[{ resource: 'deal' }, 'deals'],
	[{ resource: 'customObject', objectType: '2-99' }, 'custom'],
	[{ resource: 'customObject', objectType: 'line_items' }, 'line_items'],
	[{ resource: 'customObject', objectType: 'notes' }, 'contacts'],
	[{ resource: 'customObject', objectType: 'taxes' }, 'line_items'],
	[{ resource: 'customObject', objectType: 'goal_targets' }, 'goals'],
] as const;

const accesses = [
	['create', 'write'],
	['update', 'write'],
	['upsert', 'write'],
	['delete', 'write'],
	['get', 'read'],
	['search', 'read'],
] as const;

describe('HubSpot names no scope', () => {
	beforeEach(() => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then: { status: 403 } });
		sandbox.current.faults.add({ when: { method: 'POST' }, then: refused() });
	});

	describe.each(objects)('for %j', (object, name) => {
		test.each(accesses)('%s needs %s', async (operation, access) => {
			const line = needed(`crm.objects.${name}.${access}`);
			expect(await errorOf(object, operation)).toContain(line);
		});
	});

	test.each(accesses)('%s of a ticket needs tickets', async (operation) => {
		expect(await errorOf({ resource: 'ticket' }, operation)).toContain(needed('tickets'));
	});

	test('an object of HubSpot that the node does not know has no scope to name', async () => {
		expect(await errorOf({ resource: 'customObject', objectType: '0-999' }, 'get')).toBe(
			outcomeLine(
				'notSent',
				refusalLine('scope-missing-unnamed', {
					said: "This app hasn't been granted all required scopes to make this call",
				}),
			),
		);
	});

	test.each([
		['create', 'write'],
		['delete', 'write'],
		['get', 'read'],
	])('to %s associations needs %s of both objects', async (operation, access) => {
		const error = await errorOf({ resource: 'association' }, operation, {
			...{ fromObjectType: 'contact', fromObjectId: '1' },
			...{ toObjectType: '2-99', toObjectId: '2' },
		});
		expect(error).toContain(
			needed(`crm.objects.contacts.${access}`, `crm.objects.custom.${access}`),
		);
	});

	test('a lookup needs read', async () => {
		const error = await errorOf({ resource: 'ticket' }, 'create', {
			associations: {
				association: [{ toObjectType: 'deal', toIdProperty: 'number', toObjectId: 'N1' }],
			},
		});
		expect(error).toContain('crm.objects.deals.read');
	});
});

describe('HubSpot names scopes', () => {
	beforeEach(() => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then: { status: 403 } });
	});

	const named = (...scopes: string[]) =>
		outcomeLine('notSent', refusalLine('scope-missing', { scopes: scopes.join(' or ') }));

	test.each([
		['one that the node does not know', ['crm.objects.deals.sensitive.write.v2']],
		['the one that is needed', ['crm.objects.deals.write']],
		['several that the node does not know', ['x.write', 'y.write']],
	])('%s: they are named', async (_, scopes) => {
		sandbox.current.faults.add({ when: { operation: 'create' }, then: refused(scopes) });
		expect(await errorOf({ resource: 'deal' }, 'create')).toBe(named(...scopes));
	});

	test('many, and the needed one among them: only that is named', async () => {
		const scopes = Array.from({ length: 80 }, (_, index) => `crm.objects.x${index}.write`);
		sandbox.current.faults.add({
			when: { operation: 'create' },
			then: refused([...scopes, 'crm.objects.deals.write']),
		});
		expect(await errorOf({ resource: 'deal' }, 'create')).toBe(named('crm.objects.deals.write'));
	});
});

test.each([
	['company', 'crm.schemas.companies.read'],
	['deal', 'crm.schemas.deals.read'],
	['ticket', 'tickets'],
])('without the properties of a %s, a hint names %s', async (resource, scope) => {
	sandbox.current.faults.add({ when: { operation: 'properties' }, then: refused() });
	const { hints } = await runNode({ resource, operation: 'create', items: [{ name: 'x' }] });
	expect(hints.join('\n')).toContain(refusalLine('scope-missing-needed', { needed: scope }));
});

test('a credential that may only read names the scope to write, for a custom object too', async () => {
	const { url } = sandbox.current;
	const { access_token: accessToken } = sandbox.current.issueTokens({
		scopes: ['crm.objects.custom.read', 'crm.schemas.custom.read'],
	});
	const error = await errorOf({ resource: 'customObject', objectType: MACHINES }, 'create', {
		hubspot: { url, accessToken },
		propertiesJson: '={{ { model: "Press" } }}',
	});
	expect(error).toBe(
		outcomeLine('notSent', refusalLine('scope-missing', { scopes: 'crm.objects.custom.write' })),
	);
});
