/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';
import type { FaultAction } from '../../sandbox';
import { outcomeLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** A request whose reply is lost may have been carried out, even if the repeated request is refused. */
const sandbox = useSandbox();

const late502: FaultAction = { status: 502, body: '<html>late</html>', afterWork: true };
const lost = refusalLine('outage', { status: '502' });
const upsertTickets = {
	resource: 'ticket',
	operation: 'upsert',
	matchBy: 'external_reference',
	propertiesJson: '={{ ({ subject: $json.subject, hs_pipeline_stage: "1" }) }}',
};
const rows = ['A', 'B'].map((name) => ({ external_reference: name, subject: name }));

test.each<{ title: string; then: FaultAction }>([
	{ title: 'a 409', then: { status: 409, body: { category: 'CONFLICT', message: 'taken' } } },
	{ title: 'a 400', then: { status: 400, body: { category: 'VALIDATION_ERROR', message: 'bad' } } },
	{ title: 'a 413', then: { status: 413, body: '<html>too large</html>' } },
])('an upsert that is refused with $title after a lost reply is unknown', async ({ then }) => {
	sandbox.current.faults.add({ when: { operation: 'upsert', nth: 1 }, then: late502 });
	sandbox.current.faults.add({ when: { operation: 'upsert', nth: [2, 3, 4] }, then });
	const { items, errors } = await runNode({ ...upsertTickets, items: rows });
	expect(items).toEqual([]);
	expect(errors).toMatchObject(
		new Array(2).fill({
			error: expect.stringContaining(outcomeLine('unknown', `${lost}; `, { repeatable: true })),
			details: {
				outcome: 'unknown',
				code: 'LOST_THEN_REFUSED',
				httpStatus: then instanceof Object && 'status' in then ? then.status : undefined,
				traceId: expect.any(String),
			},
		}),
	);
	expect(sandbox.current.records('tickets')).toHaveLength(2);
});

test('an update of a record that was archived meanwhile is unknown', async () => {
	const [one, two] = sandbox.current.seed('tickets', [{ subject: '1' }, { subject: '2' }]);
	sandbox.current.faults.add({ when: { operation: 'update', nth: 1 }, then: late502 });
	const running = runNode({
		resource: 'ticket',
		operation: 'update',
		propertiesJson: '={{ ({ subject: "New" }) }}',
		items: [{ id: one?.id }, { id: two?.id }],
	});
	while (sandbox.current.record('tickets', one?.id ?? '')?.properties.subject !== 'New') {
		await setImmediate();
	}
	await fetch(`${sandbox.current.url}/crm/v3/objects/tickets/${one?.id}`, {
		method: 'DELETE',
		headers: { authorization: `Bearer ${sandbox.current.accessToken}` },
	});
	const { items, errors } = await running;
	expect(items).toMatchObject([{ item: 1 }]);
	expect(errors).toMatchObject([
		{ item: 0, details: { outcome: 'unknown', code: 'LOST_THEN_REFUSED' } },
	]);
});

test('an upsert that is repeated after a lost reply does not say whether the record is new', async () => {
	sandbox.current.faults.add({ when: { operation: 'upsert', nth: 1 }, then: late502 });
	const { items, hints } = await runNode({ ...upsertTickets, items: rows });
	expect(items).toMatchObject([{ json: { isNew: null } }, { json: { isNew: null } }]);
	expect(hints[0]).toMatch(/: 2 written/);
});

test('a read that is refused after a lost reply fails with the refusal alone', async () => {
	sandbox.current.faults.add({ when: { operation: 'read', nth: 1 }, then: late502 });
	const { errors } = await runNode({
		resource: 'ticket',
		operation: 'get',
		items: [{ id: '404' }],
	});
	expect(errors).toMatchObject([{ details: { outcome: 'failed', category: 'OBJECT_NOT_FOUND' } }]);
});
