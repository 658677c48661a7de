import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import type { FaultAction } from '../../sandbox/http/faults';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { loadOptions, resourceMapping } = new CrmBatch().methods;

const hubspot = (changes: { url?: string; accessToken?: string } = {}) => ({
	url: sandbox.current.url,
	accessToken: sandbox.current.accessToken,
	...changes,
});
const ticket = { resource: 'ticket', operation: 'create' };

/** What the editor shows of a list that cannot be loaded: the message of the error, and no more. */
async function told(context: ILoadOptionsFunctions): Promise<string> {
	try {
		await loadOptions.getProperties.call(context);
		return 'no error';
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

interface Row {
	readonly title: string;
	readonly context: () => ILoadOptionsFunctions;
	readonly fault?: FaultAction;
	readonly says: RegExp;
}

const rows: readonly Row[] = [
	{
		title: 'no resource',
		context: () => editorContext({ resource: '' }, hubspot()),
		says: /^Choose a 'Resource' first$/,
	},
	{
		title: 'no credential',
		context: () => editorContext(ticket, hubspot(), 'none'),
		says: /^Choose a credential first/,
	},
	{
		title: 'a credential that was deleted',
		context: () => editorContext(ticket, hubspot(), 'deleted'),
		says: /^The credential cannot be read: /,
	},
	{
		title: 'an authentication that there is not',
		context: () => editorContext({ ...ticket, authentication: 'magic' }, hubspot()),
		says: /^Choose a credential: 'Authentication' is none that the node knows$/,
	},
	{
		title: 'a base URL that is no address',
		context: () => editorContext(ticket, hubspot({ url: 'api.hubapi.com' })),
		says: /'Base URL' of the credential must be an address/,
	},
	{
		title: 'nobody at the base URL',
		context: () => editorContext(ticket, hubspot({ url: 'http://127.0.0.1:9' })),
		says: /^HubSpot's properties cannot be read: No answer from HubSpot/,
	},
	{
		title: 'a base URL with too much in it',
		context: () => editorContext(ticket, hubspot({ url: `${sandbox.current.url}/crm/v3` })),
		says: /^HubSpot's properties cannot be read: .*404/,
	},
	{
		title: 'a token that HubSpot does not know',
		context: () => editorContext(ticket, hubspot({ accessToken: 'made-up' })),
		says: /^HubSpot's properties cannot be read: .*token/,
	},
	{
		title: 'a missing scope, by its name',
		context: () =>
			editorContext(ticket, hubspot({ accessToken: sandbox.current.issueStaticToken(['oauth']) })),
		says: /^HubSpot's properties cannot be read: The credential lacks the HubSpot scope tickets/,
	},
	{
		title: 'the rate limit',
		context: () => editorContext(ticket, hubspot()),
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
		context: () => editorContext(ticket, hubspot()),
		fault: { status: 503, body: '<html>Service Unavailable</html>' },
		says: /^HubSpot's properties cannot be read: .*503/,
	},
	{
		title: 'a list without a property',
		context: () => editorContext(ticket, hubspot()),
		fault: { status: 200, body: { results: [] } },
		says: /^HubSpot's properties cannot be read: HubSpot returned no properties: check the credential's 'Base URL'$/,
	},
];

describe('a list that cannot be loaded says why', () => {
	test.each(rows)('$title', async ({ context, fault, says }) => {
		if (fault) sandbox.current.faults.add({ when: { operation: 'properties' }, then: fault });
		expect(await told(context())).toMatch(says);
	});

	test.each(rows)('in the field mapper as a notice: $title', async ({ context, fault, says }) => {
		if (fault) sandbox.current.faults.add({ when: { operation: 'properties' }, then: fault });
		const { fields, emptyFieldsNotice } = await resourceMapping.getPropertyFields.call(context());
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(says);
	});

	test('a mapper that has fields keeps them', async () => {
		const schema = [{ id: 'subject', displayName: 'Ticket name' }];
		const properties = { mappingMode: 'defineBelow', value: { subject: 'x' }, schema };
		const context = editorContext({ ...ticket, properties }, hubspot(), 'none');
		await expect(resourceMapping.getPropertyFields.call(context)).rejects.toThrow(
			'Choose a credential first',
		);
	});

	test('what HubSpot says is text in the notice, not HTML', async () => {
		sandbox.current.faults.add({
			when: { operation: 'properties' },
			then: { status: 403, body: { category: 'FORBIDDEN', message: '<img src=x> & more' } },
		});
		const context = editorContext(ticket, hubspot());
		const { emptyFieldsNotice } = await resourceMapping.getPropertyFields.call(context);
		expect(emptyFieldsNotice).toContain('&lt;img src=x&gt; &amp; more');
	});

	test('a moment of trouble is sat out', async () => {
		sandbox.current.faults.add({
			when: { operation: 'properties', nth: 1 },
			then: { status: 502, body: '<html></html>' },
		});
		expect(await told(editorContext(ticket, hubspot()))).toBe('no error');
	});
});
