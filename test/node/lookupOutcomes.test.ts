import type { FaultAction } from '../../sandbox';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/**
 * A lookup that returns no record: the item has failed if HubSpot refuses what it names, and is not
 * sent if the same item can pass later. This is the same for a record to write and for one to link to.
 */
const sandbox = useSandbox();

const lookups = {
	'of the record to write': {
		...{ resource: 'contact', operation: 'update', matchBy: 'email' },
		items: [{ email: 'ada@example.com', firstname: 'Ada' }],
	},
	'of the record to link to': {
		...{ resource: 'ticket', operation: 'create' },
		propertiesJson: '={{ { subject: "T", hs_pipeline_stage: "1" } }}',
		associations: {
			association: [
				{ toObjectType: 'contact', toIdProperty: 'email', toObjectId: '={{ $json.email }}' },
			],
		},
		items: [{ email: 'ada@example.com' }],
	},
	'of an end of a link': {
		...{ resource: 'association', operation: 'create' },
		...{ fromObjectType: 'contact', fromIdProperty: 'email', fromObjectId: '={{ $json.email }}' },
		...{ toObjectType: 'company', toObjectId: '1' },
		items: [{ email: 'ada@example.com' }],
	},
};

const said = (status: number, category: string, message = 'No.'): FaultAction => ({
	status,
	body: { status: 'error', message, category },
});

const replies: ReadonlyArray<readonly [reply: string, then: FaultAction, outcome: string]> = [
	['400', said(400, 'VALIDATION_ERROR'), 'failed'],
	['401', said(401, 'INVALID_AUTHENTICATION'), 'notSent'],
	['403 for a scope', said(403, 'MISSING_SCOPES'), 'notSent'],
	['403 for a record', said(403, 'FORBIDDEN'), 'failed'],
	['404 for a record', said(404, 'OBJECT_NOT_FOUND', 'resource not found'), 'failed'],
	['404 for the path', { status: 404, body: '<html></html>' }, 'notSent'],
	['408', { status: 408, body: '' }, 'notSent'],
	['423', { status: 423, body: '' }, 'notSent'],
	['429', said(429, 'RATE_LIMITS'), 'notSent'],
	['500', { status: 500, body: '' }, 'notSent'],
	['502', 'html', 'notSent'],
	['503', { status: 503, body: '' }, 'notSent'],
	['504', { status: 504, body: '' }, 'notSent'],
	['200 without the record', 'emptyResults', 'notSent'],
	['lost connection', 'resetBefore', 'notSent'],
	['lost reply', 'resetAfter', 'notSent'],
	[
		'error for the record in a 207',
		{
			status: 207,
			body: {
				...{ status: 'COMPLETE', results: [], numErrors: 1 },
				errors: [
					{ status: 'error', category: 'VALIDATION_ERROR', message: 'ada@example.com: No.' },
				],
			},
		},
		'failed',
	],
];

describe.each(Object.entries(lookups))('a lookup %s', (_, options) => {
	test.each(replies)('with a reply of %s', async (__, then, outcome) => {
		sandbox.current.seed('contacts', [{ email: 'ada@example.com' }]);
		sandbox.current.faults.add({ when: { operation: 'read' }, then });
		const { errors, batches } = await runNode({ ...options, options: { maxWait: 0 } });
		expect(errors).toMatchObject([{ item: 0, details: { outcome } }]);
		expect(batches.filter((one) => !one.startsWith('read'))).toEqual([]);
	});
});
