import fc from 'fast-check';

import { judgeBatch } from '../../../../nodes/CrmBatch/hubspot/reply/judgeBatch';
import { judgeList } from '../../../../nodes/CrmBatch/hubspot/reply/judgeList';
import type { Reply } from '../../../../nodes/CrmBatch/hubspot/reply/reply';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { outputItems } from '../../../../nodes/CrmBatch/n8n/output/outputItems';
import { stopError } from '../../../../nodes/CrmBatch/n8n/output/stopError';
import { configOf, noFacts } from '../../support/nodeConfig';
import { NOW, sent, type InFlight } from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

const batches: readonly InFlight[] = [
	{ operation: 'create', items: [{ email: 'a@x.io' }, { email: 'b@x.io', plan: 'x;y' }] },
	{ operation: 'delete', items: ['1', '2'] },
	{ operation: 'get', items: ['1', '2', '3'] },
	{ operation: 'get', by: 'email', items: ['a@x.io', 'b@x.io'] },
	{ operation: 'update', items: [], writes: [{ id: '1', properties: { plan: 'x' } }] },
	{ operation: 'upsert', by: 'email', items: ['a@x.io', 'b@x.io'] },
	{ object: 'ticket', operation: 'upsert', by: 'code', items: ['T1', 'T2'] },
];

/** Names and texts that mean something to the node, among any others. */
const name = fc.oneof(
	fc.constantFrom(
		...['results', 'errors', 'message', 'category', 'context', 'id', 'ids', 'properties', 'new'],
		...['subCategory', 'code', 'in', 'policyName', 'objectWriteTraceId', 'existingId', 'status'],
		...['propertyName', 'propertyValue', 'missingScopes', 'numErrors', 'email', 'plan', 'code'],
		...['hs_merged_object_ids', 'hs_additional_emails', '__proto__', 'constructor', 'toString'],
	),
	fc.string({ unit: 'binary' }),
);
const text = fc.oneof(
	fc.constantFrom(
		...['a@x.io', '1', 'T1', 'n8n-run-0', 'n8n-run-1', 'CONFLICT', 'OBJECT_NOT_FOUND', 'x'],
		'Property values were not valid: [{"name":"plan","error":"INVALID_OPTION","propertyValue":"x"}]',
		'Property values were not valid: [[[',
		'Cannot set PropertyValueCoordinates{propertyName=plan, value=x} on 1. 2 already has that value.',
		'Duplicate IDs found',
		'Invalid input JSON: Invalid names: [plan',
		'One or more associations are invalid',
		'INVALID_DATE',
		'x is at 1:0 UTC, not midnight!',
		'\ud800',
	),
	fc.string({ unit: 'binary' }),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
	json: fc.oneof(
		{ depthSize: 'small', maxDepth: 6 },
		text,
		fc.double(),
		fc.maxSafeInteger(),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('json')),
		fc.dictionary(name, tie('json')),
	),
}));

const errors = fc.array(
	fc.record(
		{ message: text, category: text, code: text, context: fc.dictionary(name, json), errors: json },
		{ requiredKeys: [] },
	),
);
const results = fc.array(
	fc.record({ id: text, properties: fc.dictionary(name, json), objectWriteTraceId: text }),
);

/** Levels of an object around a value, as many as no recursion survives. */
const deep = fc.nat(10_000).map((levels) => {
	const nested: unknown = JSON.parse(`${'{"errors":['.repeat(levels)}1${']}'.repeat(levels)}`);
	return nested;
});

const body = fc.oneof(
	json,
	text,
	fc.record({ results: fc.oneof(results, json), errors: fc.oneof(errors, json) }),
	fc.record({ message: text, category: text, errors, context: json }),
	fc.record({
		results: fc.array(fc.record({ id: fc.constant('1'), properties: deep, new: deep })),
	}),
	fc.record({ message: deep, context: deep, errors: fc.array(deep) }),
);
const status = fc.oneof(
	fc.constantFrom(200, 201, 204, 207, 301, 400, 401, 403, 404, 409, 413, 423, 429, 500, 502, 521),
	fc.integer(),
);

const reply: fc.Arbitrary<Reply> = fc.record({
	kind: fc.constant('answered'),
	status,
	headers: fc.dictionary(fc.constantFrom('retry-after', 'x-hubspot-ratelimit-max'), text),
	// As it comes from the network: with own members of any name.
	body,
});

describe.each(batches)('$operation by $by: any reply', (given) => {
	const batch = sent(given);
	const config = configOf(given.operation);

	test('gives one outcome to each entry, which can be written to items and errors', () => {
		fc.assert(
			fc.property(reply, (any) => {
				const verdict = judgeBatch(any, batch, NOW);
				const outcomes: readonly ItemOutcome[] =
					verdict.verdict === 'settled'
						? verdict.outcomes
						: batch.entries.map(() => ({ outcome: 'failed', failure: verdict.failure }));
				expect(outcomes).toHaveLength(batch.entries.length);

				for (const simplify of [true, false]) {
					// The first two items share a record, which is copied.
					const all = [outcomes[0], ...outcomes].flatMap((outcome) => outcome ?? []);
					for (const routesDetails of [true, false]) {
						const input = { items: all.map(() => ({ json: {} })), isBinaryInJson: false };
						const items = resultOf(
							outputItems(all, { ...config, simplify }, noFacts, input, {
								routesDetails,
							}),
						);
						expect(items).toHaveLength(all.length);
						expect(() => structuredClone(items)).not.toThrow();
						expect(() => JSON.stringify(items)).not.toThrow();
					}
				}
				const node = { id: '', name: 'N', type: 't', typeVersion: 1, parameters: {} };
				const error = resultOf(stopError({ ...node, position: [0, 0] }, config, outcomes, noFacts));
				expect(error.context.outcomes).toHaveLength(outcomes.length);
			}),
			{ numRuns: 100, seed: 11 },
		);
	});
});

test('any reply to a list has a verdict', () => {
	fc.assert(
		fc.property(reply, (any) => {
			expect(judgeList(any, NOW)).toHaveProperty('verdict');
		}),
		{ numRuns: 100, seed: 11 },
	);
});
