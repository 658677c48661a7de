import type { INode, INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../sandbox';
import { addServiceKey } from '../n8n/account/credentials';
import { addWorkflow } from '../n8n/account/workflows';
import { HUBSPOT, hubspotWorkflow } from '../support/hubspotWorkflow';
import { useEditor } from '../support/useEditor';

const rows = ['Ada', 'Alan', 'Grace'].map((firstname) => ({
	email: `${firstname.toLowerCase()}@example.com`,
	firstname,
}));
/** Some faults make the node wait. */
const LONG_MS = 300_000;

const automatic = { mappingMode: 'autoMapInputData', value: null };

interface Case {
	readonly then: Fault['then'];
	/** How often the fault happens; left out if always. */
	readonly times?: number;
	/** Items that leave through the success branch. The others leave through the error branch. */
	readonly succeeded: number;
	/** Records that HubSpot has afterwards. */
	readonly stored: number;
	/** What the error branch says, or else the hint. */
	readonly says: string;
}

const error = (category: string, message: string, more: object = {}) => ({
	status: 'error',
	category,
	message,
	correlationId: '6b1f8c1e-4f7a-4c39-9d2b-1d6a1c6e2a11',
	...more,
});
const rateLimit = error('RATE_LIMITS', 'You have reached your secondly limit.', {
	policyName: 'SECONDLY',
});

const passing = { times: 1, succeeded: 3, stored: 3, says: '1 retry' };
const unknown = { succeeded: 0, stored: 3, says: '3 of unknown outcome' };
const notSent = { succeeded: 0, stored: 0, says: 'notSent' };
const all = { succeeded: 3, stored: 3, says: '3 created' };

/** Faults that the node gets over. */
const upsertsSentAgain: Readonly<Record<string, Case>> = {
	'429, the rate limit': {
		...passing,
		then: { status: 429, body: rateLimit, headers: { 'retry-after': '1' } },
	},
	'500': { ...passing, then: { status: 500, body: error('INTERNAL_ERROR', 'internal error') } },
	"a gateway's 502 page": { ...passing, then: 'html' },
	'477, a migration': { ...passing, then: 'migration' },
	'a connection that is reset before the request is processed': { ...passing, then: 'resetBefore' },
	'a reply that is lost': { ...passing, then: 'resetAfter' },
	'half of a reply': { ...passing, then: 'truncate' },
};

const upserts: Readonly<Record<string, Case>> = {
	'a late reply': { ...all, then: { delayMs: 2000 } },
	'results without trace IDs': { ...all, then: 'noTraceIds' },
	'results without properties': { ...all, then: 'noProperties' },
	'results under status 400': { ...all, then: 'badRequest' },
	'a reply without one result': {
		then: 'dropResult',
		...{ succeeded: 2, stored: 3, says: '1 of unknown outcome' },
	},
	'a reply without results': { ...unknown, then: 'emptyResults' },
	'a reply without a body': { ...unknown, then: 'emptyBody' },
	'an outage that does not end': {
		...{ ...unknown, stored: 0 },
		then: { status: 503, body: '<html>503</html>' },
	},
	'a refusal of the whole batch': {
		...{ succeeded: 0, stored: 0, says: 'The input is not valid' },
		then: { status: 400, body: error('VALIDATION_ERROR', 'The input is not valid') },
	},
	'the daily limit': {
		...notSent,
		then: { status: 429, body: { ...rateLimit, policyName: 'DAILY' } },
	},
	'a key that is not valid any more': {
		...notSent,
		then: { status: 401, body: error('INVALID_AUTHENTICATION', 'The key is invalid') },
	},
	'a scope that is missing': {
		...{ ...notSent, says: 'crm.objects.contacts.write' },
		then: {
			status: 403,
			body: error('MISSING_SCOPES', 'This app has not been granted all required scopes', {
				errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.write'] } }],
			}),
		},
	},
};

/** HubSpot has no key for a create that is sent again, so the node sends none again. */
const creates: Readonly<Record<string, Case>> = {
	'a reply that is lost': { ...unknown, then: 'resetAfter' },
	'a gateway that times out': {
		...unknown,
		then: { status: 504, body: '<html>504</html>', afterWork: true },
	},
	'results without trace IDs': { ...all, then: 'noTraceIds' },
	'a value that HubSpot has changed': { ...all, then: 'tidyValue' },
};

const editor = useEditor();

async function openNode(parameters: INodeParameters, onError?: INode['onError']) {
	const { api, canvas, place } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	const workflow = hubspotWorkflow({ parameters, rows, ...(onError && { onError }) });
	await canvas.open(await addWorkflow(api, workflow, { hubspotCrmBatchApi }));
	return await canvas.openNode(HUBSPOT);
}

test.each([
	{ operation: 'upsert', kind: 'that pass', cases: upsertsSentAgain },
	{ operation: 'upsert', kind: 'that stay', cases: upserts },
	{ operation: 'create', kind: 'of the reply', cases: creates },
])(
	'$operation with faults $kind: each item leaves through its branch, with the reason',
	async ({ operation, cases }) => {
		const { person, sandbox } = editor();
		const options = { maxWait: 5 };
		const node = await openNode(
			{ operation, properties: automatic, options },
			'continueErrorOutput',
		);
		const seen: Record<string, Omit<Case, 'then'>> = {};
		const wanted: typeof seen = {};
		for (const [what, { then, times, succeeded, stored, says }] of Object.entries(cases)) {
			await sandbox.reset();
			await sandbox.fail({ when: { operation, ...(times && { times }) }, then });
			await node.execute();
			const { success = 0, error: failed = 0 } = await node.branches();
			if (failed > 0) await node.openErrorBranch();
			await person.look(what);
			const text = await node.outputText();
			await sandbox.clearFaults();
			wanted[what] = { succeeded, stored, says };
			seen[what] = {
				succeeded: success + failed === rows.length ? success : NaN,
				stored: (await sandbox.records('contacts', ['email'])).length,
				says: text.includes(says) ? says : text,
			};
		}
		expect(seen).toEqual(wanted);
	},
	LONG_MS,
);

test('a run that stops says why, and what was not sent', async () => {
	const { sandbox } = editor();
	const node = await openNode({ properties: automatic });
	const { then } = upserts['a refusal of the whole batch'] ?? {};
	if (then) await sandbox.fail({ when: { operation: 'upsert' }, then });
	await node.execute();
	const text = await node.outputText();
	expect(text).toContain('The input is not valid');
	expect(text).toContain("set 'On Error'");
});

test('a delete to which HubSpot replies with a body deletes the records', async () => {
	const { api, canvas, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	const ids = await sandbox.add('contacts', rows);
	const workflow = hubspotWorkflow({
		parameters: { operation: 'delete' },
		onError: 'continueErrorOutput',
		rows: ids.map((id) => ({ id })),
	});
	await canvas.open(await addWorkflow(api, workflow, { hubspotCrmBatchApi }));
	const node = await canvas.openNode(HUBSPOT);
	await sandbox.fail({ when: { operation: 'archive' }, then: 'completeBody' });
	await node.execute();
	expect((await node.branches()).success).toBe(3);
	expect(await sandbox.records('contacts', ['email'])).toEqual([]);
});
