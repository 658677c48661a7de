import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import type { FaultAction } from '../../sandbox';
import { editorContext, type EditorCredential } from '../support/editorContext';
import { problemLine, refusalLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { loadOptions, resourceMapping } = new CrmBatch().methods;

const ticket = { resource: 'ticket', operation: 'create' };

const notListed = (said: string) => problemLine('PROPERTIES_NOT_LISTED', { said });

interface Row {
	readonly title: string;
	readonly parameters?: Record<string, string>;
	readonly credential?: () => EditorCredential;
	/** The reply to the request for the properties. */
	readonly fault?: FaultAction;
	/** The error, or the reason why HubSpot's properties cannot be read. */
	readonly line: string;
}

const rows: readonly Row[] = [
	{
		title: 'no resource',
		parameters: { resource: '' },
		line: problemLine('RESOURCE_NOT_CHOSEN'),
	},
	{
		title: 'a credential that was deleted',
		credential: () => ({ credential: 'deleted' }),
		line: problemLine('CREDENTIAL_UNREADABLE', {
			said: 'The run has no credential of the type "hubspotCrmBatchApi"',
		}),
	},
	{
		title: 'an unknown authentication',
		parameters: { ...ticket, authentication: 'magic' },
		line: problemLine('AUTHENTICATION_NOT_CHOSEN'),
	},
	{
		title: 'a base URL that is not a web address',
		credential: () => ({ url: 'api.hubapi.com' }),
		line: problemLine('BASE_URL_INVALID'),
	},
	{
		title: 'no server at the base URL',
		credential: () => ({ url: 'http://127.0.0.1:9' }),
		line: notListed(problemLine('NO_ANSWER', { why: 'ECONNREFUSED' })),
	},
	{
		title: 'a base URL with a path',
		credential: () => ({ url: `${sandbox.current.url}/crm/v3` }),
		line: notListed(problemLine('LIST_NOT_FOUND', { status: '404' })),
	},
	{
		title: 'an access token that HubSpot does not know',
		credential: () => ({ accessToken: 'made-up' }),
		line: notListed(refusalLine('token-unknown')),
	},
	{
		title: 'a missing scope',
		credential: () => ({ accessToken: sandbox.current.issueStaticToken(['oauth']) }),
		line: notListed(refusalLine('scope-missing', { scopes: 'tickets' })),
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
		line: notListed(refusalLine('ten-second-limit')),
	},
	{
		title: 'an outage',
		fault: { status: 503, body: '<html>Service Unavailable</html>' },
		line: notListed(refusalLine('outage', { status: '503' })),
	},
	{
		title: 'an empty list',
		fault: { status: 200, body: { results: [] } },
		line: notListed(problemLine('PROPERTIES_NOT_RETURNED')),
	},
];

/** The context of the editor, with the fault in place. */
function contextOf({ parameters = ticket, credential, fault }: Row) {
	if (fault) sandbox.current.faults.add({ when: { operation: 'properties' }, then: fault });
	return editorContext(parameters, credential?.());
}

describe('a list that cannot be loaded', () => {
	test.each(rows)('fails with the reason: $title', async (row) => {
		await expect(loadOptions.getProperties.call(contextOf(row))).rejects.toMatchObject({
			message: row.line,
		});
	});

	test.each(rows)('gives the reason as a notice in the field mapper: $title', async (row) => {
		const { fields, emptyFieldsNotice } = await resourceMapping.getPropertyFields.call(
			contextOf(row),
		);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe(row.line);
	});

	test('fails in a field mapper that has fields, so that n8n keeps them', async () => {
		const schema = [{ id: 'subject', displayName: 'Ticket name' }];
		const properties = { mappingMode: 'defineBelow', value: { subject: 'x' }, schema };
		const context = editorContext({ ...ticket, properties }, { credential: 'none' });
		await expect(resourceMapping.getPropertyFields.call(context)).rejects.toMatchObject({
			message: problemLine('MAPPER_WITHOUT_CREDENTIAL'),
		});
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
