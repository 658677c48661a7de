import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import codex from '../../nodes/CrmBatch/CrmBatch.node.json';
import manifest from '../../package.json';

/** How a user finds the node, and its help. */
const { description } = new CrmBatch();

describe('Docs in the editor leads to the help of this package', () => {
	/** The address of the package, in package.json alone: the others must be the same. */
	const { homepage } = manifest;
	/** The README's heading "Credentials". */
	const credentialHelp = `${homepage}#credentials`;

	test('from the node', () => {
		// n8n opens it as it is; the address in the codex gets parameters at its end.
		expect(description.documentationUrl).toBe(homepage);
		expect(codex.resources.primaryDocumentation).toEqual([{ url: homepage }]);
		expect(new URL(homepage).hash).toBe('');
	});

	test('from each credential', () => {
		expect(new HubspotCrmBatchApi().documentationUrl).toBe(credentialHelp);
		expect(new HubspotCrmBatchOAuth2Api().documentationUrl).toBe(credentialHelp);
		expect(codex.resources.credentialDocumentation).toEqual([{ url: credentialHelp }]);
	});
});

/** Does n8n's search find the node by its name or an alias? Letters in order are a match. */
const isFound = (search: string) =>
	[description.displayName, ...codex.alias].some((name) => {
		let from = 0;
		for (const letter of search.toLowerCase()) {
			from = name.toLowerCase().indexOf(letter, from) + 1;
			if (from === 0) return false;
		}
		return true;
	});

describe('the search for nodes finds the node', () => {
	test.each([
		...['HubSpot', 'crm', 'contact', 'contacts', 'company', 'companies', 'deal', 'deals'],
		...['ticket', 'tickets', 'custom object', 'custom objects', 'line items', 'associations'],
	])('by what it works on: %s', (search) => expect(isFound(search)).toBe(true));

	test.each([
		...['bulk', 'import', 'batch', 'sync', 'mass update', 'batch update', 'bulk import', 'upsert'],
		...['create or update', 'csv', 'spreadsheet', 'export', 'archive', 'read', 'search', 'delete'],
		...['link', 'leads', 'migration'],
	])('by the job: %s', (search) => expect(isFound(search)).toBe(true));

	test.each(['slack', 'invoice', 'mailchimp'])('not by another word: %s', (search) =>
		expect(isFound(search)).toBe(false),
	);

	test('with each alias once', () => {
		expect(new Set(codex.alias.map((name) => name.toLowerCase())).size).toBe(codex.alias.length);
	});
});
