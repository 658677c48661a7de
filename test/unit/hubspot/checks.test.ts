import { problemOf } from '../../../nodes/CrmBatch/hubspot/checks';
import { RECORD_ID } from '../../../nodes/CrmBatch/hubspot/objects';
import { envelope, operation, request, type OperationName } from '../support/sentBatch';

interface Row {
	readonly operation: OperationName;
	readonly by?: string;
	readonly properties?: Readonly<Record<string, string>>;
	readonly title: string;
}

const problem = (row: Row): string | undefined =>
	problemOf(
		request({
			id: '1',
			envelope: envelope({ idProperty: row.by ?? RECORD_ID }),
			properties: row.properties ?? {},
		}),
		operation(row.operation),
	)?.message;

describe('what can be known to be refused before anything is sent', () => {
	test.each<Row>([
		{ title: 'a create without properties', operation: 'create' },
		{ title: 'an update without properties', operation: 'update' },
		{ title: 'an update by a unique property without properties', operation: 'update', by: 'no' },
	])('$title', (row) => {
		expect(problem(row)).toMatch(/^Has no property to write: fill 'Properties'/);
	});

	test('an upsert by record id', () => {
		expect(problem({ title: '', operation: 'upsert', properties: { a: '1' } })).toMatch(
			/^HubSpot cannot create or update by Record ID/,
		);
	});

	test.each(['read', 'update', 'upsert'] as const)('%s by a blank id property', (name) => {
		const row = { title: '', operation: name, properties: { a: '1' } };
		const complaint = "Choose the unique property that names the record in 'Match By'";
		expect(problem({ ...row, by: '' })).toBe(complaint);
		expect(problem({ ...row, by: ' \t' })).toBe(complaint);
	});

	test.each<Row>([
		{ title: 'a read by record id', operation: 'read' },
		{ title: 'a read by e-mail', operation: 'read', by: 'email' },
		{ title: 'an archive', operation: 'archive' },
		{ title: 'an archive, whatever the id property is set to', operation: 'archive', by: '' },
		{ title: 'a create with a property', operation: 'create', properties: { a: '1' } },
		{ title: 'a create that clears a property', operation: 'create', properties: { a: '' } },
		{
			title: 'a create, whatever the id property',
			operation: 'create',
			by: '',
			properties: { a: '1' },
		},
		{ title: 'an update by record id', operation: 'update', properties: { a: '1' } },
		{ title: 'an upsert by e-mail', operation: 'upsert', by: 'email', properties: { a: '1' } },
		{ title: 'an upsert of the key alone', operation: 'upsert', by: 'email' },
	])('nothing is wrong with $title', (row) => {
		expect(problem(row)).toBeUndefined();
	});

	test('a problem is told as bad input', () => {
		expect(problemOf(request(), operation('create'))).toMatchObject({ category: 'INVALID_INPUT' });
	});
});
