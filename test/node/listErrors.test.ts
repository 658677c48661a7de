import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import type { FaultAction } from '../../sandbox';
import { editorContext, type EditorCredential } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { loadOptions, resourceMapping } = new CrmBatch().methods;

const ticket = { resource: 'ticket', operation: 'create' };

interface Row {
	readonly title: string;
	readonly parameters?: Record<string, string>;
	readonly credential?: () => EditorCredential;
	/** The reply to the request for the properties. */
	readonly fault?: FaultAction;
	readonly says: RegExp;
}

const rows: readonly Row[] = [
	{
		title: 'no resource',
		parameters: { resource: '' },
		says: /^Choose a 'Resource' first$/,
	},
	{
		title: 'no credential',
		credential: () => ({ credential: 'none' }),
		says: /^Choose a credential first/,
	},
	{
		title: 'a credential that was deleted',
		credential: () => ({ credential: 'deleted' }),
		says: /^The credential cannot be read: /,
	},
	{
		title: 'an unknown authentication',
		parameters: { ...ticket, authentication: 'magic' },
		says: /^Choose a credential: 'Authentication' is none that the node knows$/,
	},
	{
		title: 'a base URL that is not a web address',
		credential: () => ({ url: 'api.hubapi.com' }),
		says: /'Base URL' of the credential must be an address/,
	},
	{
		title: 'no server at the base URL',
		credential: () => ({ url: 'http://127.0.0.1:9' }),
		says: /^HubSpot's properties cannot be read: No answer from HubSpot/,
	},
	{
		title: 'a base URL with a path',
		credential: () => ({ url: `${sandbox.current.url}/crm/v3` }),
		says: /^HubSpot's properties cannot be read: .*404/,
	},
	{
		title: 'an access token that HubSpot does not know',
		credential: () => ({ accessToken: 'made-up' }),
		says: /^HubSpot's properties cannot be read: .*token/,
	},
	{
		title: 'a missing scope',
		credential: () => ({ accessToken: sandbox.current.issueStaticToken(['oauth']) }),
		says: /^HubSpot's properties cannot be read: The credential lacks the HubSpot scope tickets/,
	},
	{
		title: 'the rate limit',
		fault: {
			status: 429,
			body: {
				status: 'error',
				message: 'You have reached your ten_secondly_rolling limit.',
				errorType: 'RATE_LIMIT',
				policyName: 'TEN_SECONDLY_ROLLING',
			},
		},
		says: /^HubSpot's properties cannot be read: .*limit/,
	},
	{
		title: 'an outage',
		fault: { status: 503, body: '<html>Service Unavailable</html>' },
		says: /^HubSpot's properties cannot be read: .*503/,
	},
	{
		title: 'an empty list',
		fault: { status: 200, body: { results: [] } },
		says: /^HubSpot's properties cannot be read: HubSpot returned no properties: check the credential's 'Base URL'$/,
	},
];

/** The context of the editor, with the fault in place. */
function contextOf({ parameters = ticket, credential, fault }: Row) {
	if (fault) sandbox.current.faults.add({ when: { operation: 'properties' }, then: fault });
	return editorContext(parameters, credential?.());
}

describe('a list that cannot be loaded', () => {
	test.each(rows)('fails with the reason: $title', async (row) => {
		await expect(loadOptions.getProperties.call(contextOf(row))).rejects.toThrow(row.says);
	});

	test.each(rows)('gives the reason as a notice in the field mapper: $title', async (row) => {
		const { fields, emptyFieldsNotice } = await resourceMapping.getPropertyFields.call(
			contextOf(row),
		);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(row.says);
	});

	test('fails in a field mapper that has fields, so that n8n keeps them', async () => {
		const schema = [{ id: 'subject', displayName: 'Ticket name' }];
		const properties = { mappingMode: 'defineBelow', value: { subject: 'x' }, schema };
		const context = editorContext({ ...ticket, properties }, { credential: 'none' });
		await expect(resourceMapping.getPropertyFields.call(context)).rejects.toThrow(
			'Choose a credential first',
		);
	});

	test("shows HubSpot's message in the notice as text, not as HTML", async () => {
		sandbox.current.faults.add({
			when: { operation: 'properties' },
			then: { status: 403, body: { category: 'FORBIDDEN', message: '<img src=x> & more' } },
		});
		const { emptyFieldsNotice } = await resourceMapping.getPropertyFields.call(
			editorContext(ticket),
		);
		expect(emptyFieldsNotice).toContain('&lt;img src=x&gt; &amp; more');
	});
});

test('a list is requested again after a 502', async () => {
	sandbox.current.faults.add({
		when: { operation: 'properties', nth: 1 },
		then: { status: 502, body: '<html></html>' },
	});
	expect(await loadOptions.getProperties.call(editorContext(ticket))).not.toEqual([]);
});
