import type { IDataObject, INodeType } from 'n8n-workflow';
import { describeNode } from './standInNodeTypes';

type Rows = Array<IDataObject & { id: number }>;

/**
 * Data Table, with a table in memory: gets and updates the rows in which one column has a value.
 *
 * @param rows the table, which updates change
 */
export function dataTableNode(rows: Rows): INodeType {
	return {
		description: {
			...describeNode('Data Table'),
			properties: ['operation', 'dataTableId', 'matchType', 'filters', 'columns', 'options']
				.map((name) => ({ displayName: name, name, type: 'json' as const, default: {} }))
				.concat([{ displayName: 'Return All', name: 'returnAll', type: 'json', default: {} }]),
		},
		async execute() {
			const output = this.getInputData().flatMap((_, item) => {
				const { conditions } = this.getNodeParameter('filters', item) as {
					conditions: Array<{ keyName: string; condition: string; keyValue: unknown }>;
				};
				const [condition] = conditions;
				if (conditions.length !== 1 || condition?.condition !== 'eq')
					throw new Error(`The stand-in does not support: ${JSON.stringify(conditions)}`);
				const { keyName, keyValue } = condition;
				const matched = rows.filter((row) => String(row[keyName]) === String(keyValue));
				const operation = String(this.getNodeParameter('operation', item));
				if (operation === 'update') {
					const { value } = this.getNodeParameter('columns', item) as { value: IDataObject };
					matched.forEach((row) => Object.assign(row, value));
				} else if (operation !== 'get') {
					throw new Error(`The stand-in does not support: ${operation}`);
				}
				return matched.map((row) => ({ json: { ...row }, pairedItem: { item } }));
			});
			return [output];
		},
	};
}
