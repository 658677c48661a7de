import { NodeConnectionTypes, type IDataObject, type INodeType } from 'n8n-workflow';
import { describeNode, type NodeTypesById } from './standInNodeTypes';

/**
 * Stand-ins for nodes of n8n that route or change items. Their package, n8n-nodes-base, is too big to
 * install for tests. Each stand-in supports the settings that the examples use, and throws an error
 * for any other, so that no setting is silently ignored.
 */
export const coreNodes: NodeTypesById = {
	'n8n-nodes-base.if': ifNode(),
	'n8n-nodes-base.set': editFieldsNode(),
	'n8n-nodes-base.aggregate': aggregateNode(),
};

/** IF. The engine evaluates the conditions, as it does for the real node. */
function ifNode(): INodeType {
	return {
		description: {
			...describeNode('If'),
			outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			properties: [
				{
					displayName: 'Conditions',
					name: 'conditions',
					type: 'filter',
					default: {},
					typeOptions: {
						filter: { caseSensitive: true, typeValidation: 'strict', version: 2 },
					},
				},
				{ displayName: 'Options', name: 'options', type: 'json', default: {} },
			],
		},
		async execute() {
			const items = this.getInputData();
			const passes = items.map((_, item) =>
				this.getNodeParameter('conditions', item, false, { extractValue: true }),
			);
			return [items.filter((_, item) => passes[item]), items.filter((_, item) => !passes[item])];
		},
	};
}

/** Edit Fields, with string fields. Includes no other fields, or all except the excluded ones. */
function editFieldsNode(): INodeType {
	return {
		description: {
			...describeNode('Edit Fields'),
			properties: [
				{ displayName: 'Fields to Set', name: 'assignments', type: 'json', default: {} },
				{
					displayName: 'Include Other',
					name: 'includeOtherFields',
					type: 'boolean',
					default: false,
				},
				{ displayName: 'Include', name: 'include', type: 'string', default: 'all' },
				{ displayName: 'Fields to Exclude', name: 'excludeFields', type: 'string', default: '' },
				{ displayName: 'Options', name: 'options', type: 'json', default: {} },
			],
		},
		async execute() {
			return [
				this.getInputData().map(({ json }, item) => {
					const kept = this.getNodeParameter('includeOtherFields', item) === true;
					const include = this.getNodeParameter('include', item);
					if (kept && include !== 'except')
						throw new Error(`The stand-in does not support: ${String(include)}`);
					const excluded = String(this.getNodeParameter('excludeFields', item)).split(/,\s*/);
					const { assignments } = this.getNodeParameter('assignments', item) as {
						assignments: Array<{ name: string; value: unknown; type: string }>;
					};
					const set = assignments.map(({ name, value, type }) => {
						if (type !== 'string')
							throw new Error(`The stand-in does not support fields of type ${type}`);
						return [name, value === undefined || value === null ? null : String(value)];
					});
					const others = Object.entries(json).filter(([name]) => !excluded.includes(name));
					const fields = Object.fromEntries([...(kept ? others : []), ...set]) as IDataObject;
					return { json: fields, pairedItem: { item } };
				}),
			];
		},
	};
}

/** Aggregate, in the mode "All Item Data (Into a Single List)". */
function aggregateNode(): INodeType {
	return {
		description: {
			...describeNode('Aggregate'),
			properties: [
				{ displayName: 'Aggregate', name: 'aggregate', type: 'string', default: '' },
				{ displayName: 'Field', name: 'destinationFieldName', type: 'string', default: 'data' },
				{ displayName: 'Options', name: 'options', type: 'json', default: {} },
			],
		},
		async execute() {
			const mode = String(this.getNodeParameter('aggregate', 0));
			if (mode !== 'aggregateAllItemData')
				throw new Error(`The stand-in does not support: ${mode}`);
			const items = this.getInputData();
			const field = String(this.getNodeParameter('destinationFieldName', 0));
			const pairedItem = items.map((_, item) => ({ item }));
			return [[{ json: { [field]: items.map(({ json }) => json) }, pairedItem }]];
		},
	};
}
