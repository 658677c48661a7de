import { allOperations, kindOf } from '../../../../nodes/CrmBatch/hubspot/tables/operationKinds';
import { operations } from '../../../../nodes/CrmBatch/hubspot/tables/operations';
import { searchOf } from '../../../../nodes/CrmBatch/hubspot/tables/searches';

test('every operation is of one kind', () => {
	const values = allOperations.map(({ value }) => value);
	expect(values).toEqual([...new Set(values)]);
	expect(values.map(kindOf)).not.toContain(undefined);
	expect(operations.map(({ value }) => kindOf(value))).toEqual(operations.map(() => 'batch'));
	expect(kindOf('search')).toBe('search');
});

test.each(['', 'Search', 'batch', 'toString', undefined, null])('%p is of no kind', (value) => {
	expect(kindOf(value)).toBeUndefined();
	expect(searchOf(String(value))).toBeUndefined();
});
