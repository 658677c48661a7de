import {
	operationIn,
	recordOperations,
} from '../../../../nodes/CrmBatch/hubspot/tables/allOperations';
import { linkOperations } from '../../../../nodes/CrmBatch/hubspot/tables/linkOperations';
import { ANY_OBJECT, ASSOCIATION } from '../../../../nodes/CrmBatch/hubspot/tables/objectTypes';

test.each([{ rows: recordOperations }, { rows: linkOperations }])(
	'no two operations have one value',
	({ rows }) => {
		const values = rows.map(({ value }) => value);
		expect(values).toEqual([...new Set(values)]);
	},
);

test.each(['contact', ANY_OBJECT])('the operations of %s work on records', (resource) => {
	expect(recordOperations.map(({ value }) => operationIn(resource, value)?.kind)).toEqual(
		recordOperations.map(({ value }) => (value === 'search' ? 'search' : 'records')),
	);
});

test('the operations of an association work on links, and none of them is a search', () => {
	expect(linkOperations.map(({ value }) => operationIn(ASSOCIATION, value)?.kind)).toEqual(
		linkOperations.map(() => 'links'),
	);
	expect(operationIn(ASSOCIATION, 'search')).toBeUndefined();
});

test.each(['', 'Search', 'batch', 'toString', undefined, null])('%p is no operation', (value) => {
	expect(operationIn('contact', value)).toBeUndefined();
	expect(operationIn(ASSOCIATION, value)).toBeUndefined();
});
