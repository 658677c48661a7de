/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- a program */
import '../support/engine/n8nEnvironment';

import { spawnSync } from 'node:child_process';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { parameterReaders } from '../../nodes/CrmBatch/n8n/input/parameters/reader';
import { readerNode } from '../expressions/compare/readerNode';
import { inVmEngine, nodeForVm } from '../expressions/vm/vmEngine';
import { executeNodeType } from '../support/engine/n8nEngine';

/**
 * Measures what it takes to read the parameters of an item: through n8n's engine, one by one, and by
 * the node. `npm run bench:expressions` measures n8n's legacy engine, and its vm engine if the Node.js
 * of an n8n server is installed. It also measures lists over many items, which the node does not use:
 * the vm engine looks an item up anew for each field, or copies all items for each list.
 */
const COLUMNS = Array.from({ length: 20 }, (_, column) => `column ${column}`);
const ITEMS = 50;
/** The fastest round counts: other programs only slow a round down. */
const ROUNDS = 9;

const rows = (length: number): INodeExecutionData[] =>
	Array.from({ length }, (_, item) => ({
		json: {
			id: String(item),
			...Object.fromEntries(COLUMNS.map((name, column) => [name, `value ${item} ${column}`])),
		},
	}));

const mapped = (expression: (field: string) => string): INodeParameters =>
	Object.fromEntries(
		COLUMNS.map((name, column) => [`p${column}`, `={{ ${expression(`$json["${name}"]`)} }}`]),
	);
const linked = (id: string) => ({
	associations: { association: [{ toObjectType: 'companies', toObjectId: id }] },
});

const cases: Record<string, INodeParameters> = {
	'1 plain field': { p: '={{ $json.id }}' },
	'20 plain fields': mapped((field) => field),
	'20 texts with a field': Object.fromEntries(
		COLUMNS.map((name, column) => [`p${column}`, `=Hello {{ $json["${name}"] }}`]),
	),
	'1 of $json.x ?? ""': { p: '={{ $json.id ?? "" }}' },
	'20 of $json.x ?? ""': mapped((field) => `${field} ?? ""`),
	'20 of $json.x.trim()': mapped((field) => `${field}.trim()`),
	'20 fields of another node': mapped((field) => field.replace('$json', "$('Trigger').item.json")),
	'1 JSON object of 20 fields': {
		p: `={{ { ${COLUMNS.map((name) => `"${name}": $json["${name}"]`).join(', ')} } }}`,
	},
	'1 JSON text of 20 fields': {
		p: `={ ${COLUMNS.map((name) => `"${name}": "{{ $json["${name}"] }}"`).join(', ')} }`,
	},
	'associations with a plain ID': linked('={{ $json.id }}'),
	'associations with $json.x ?? "", and 1 more': {
		...linked('={{ $json.id ?? "" }}'),
		p: '={{ $json.id + "" }}',
	},
};

/** Microseconds of CPU time an item, through n8n's engine and by the node's readers. */
async function measure(parameters: INodeParameters): Promise<{ n8n: number; node: number }> {
	const times = { n8n: [] as number[], node: [] as number[] };
	const node = nodeWith(parameters, (context) => {
		for (let round = 0; round < ROUNDS; round += 1) {
			const parameter = parameterReaders(context, context.getInputData());
			const readers = Object.keys(parameters).map((name) => parameter(name));
			times.node.push(timeOf((item) => readers.forEach((read) => read(item))));
			times.n8n.push(
				timeOf((item) =>
					Object.keys(parameters).forEach((name) => context.getNodeParameter(name, item)),
				),
			);
		}
	});
	const { error } = await executeNodeType(node, parameters, rows(ITEMS));
	if (error) throw error;
	return { n8n: Math.min(...times.n8n), node: Math.min(...times.node) };
}

const CHUNK = 50;
const fields = COLUMNS.map((name) => `$json["${name}"] ?? ""`).join(', ');

/** The two ways in which code can reach the fields of other items than its own. */
const overItems: Record<string, string> = {
	'$item(index)': `[${[...Array(CHUNK).keys()].join(', ')}].map((index) =>
		(($json) => [${fields}])($item($itemIndex + index).$json))`,
	'$input.all()': `$input.all().slice($itemIndex, $itemIndex + ${CHUNK}).map((item) =>
		(($json) => [${fields}])(item.json))`,
};

/** Microseconds of CPU time an item, if n8n evaluates the 20 codes of 50 items at once. */
async function measureOverItems(code: string, length: number): Promise<number> {
	const times: number[] = [];
	const node = nodeWith({}, (context) => {
		for (let round = 0; round < 3; round += 1) {
			const evaluate = (item: number) => context.evaluateExpression(`{{ ${code} }}`, item);
			times.push(timeOf((item) => item % CHUNK === 0 && evaluate(item), length));
		}
	});
	const { error } = await executeNodeType(node, {}, rows(length));
	if (error) throw error;
	return Math.min(...times);
}

function timeOf(read: (item: number) => void, length = ITEMS): number {
	const start = process.cpuUsage();
	for (let item = 0; item < length; item += 1) read(item);
	const { user, system } = process.cpuUsage(start);
	return (user + system) / length;
}

function nodeWith(
	parameters: INodeParameters,
	run: (context: IExecuteFunctions) => void,
): INodeType {
	const properties = Object.keys(parameters).map((name) => ({
		...{ displayName: name, name, type: 'json' as const, default: '' },
	}));
	return readerNode(properties, run);
}

async function print(engine: string): Promise<void> {
	console.log(
		`\n| ${engine} engine, Node.js ${process.versions.node}: µs of CPU an item | through n8n | by the node | ratio |`,
	);
	console.log('|---|---|---|---|');
	for (const [name, parameters] of Object.entries(cases)) {
		const { n8n, node } = await measure(parameters);
		console.log(`| ${name} | ${shown(n8n)} | ${shown(node)} | ${shown(n8n / node)} |`);
	}
	console.log(
		`\n| ${engine} engine: µs of CPU an item, 20 of $json.x ?? "" | 100 items | 1,000 items |`,
	);
	console.log('|---|---|---|');
	for (const [name, code] of Object.entries(overItems)) {
		const few = await measureOverItems(code, 100);
		const many = await measureOverItems(code, 1000);
		console.log(`| ${CHUNK} items in one list, by ${name} | ${shown(few)} | ${shown(many)} |`);
	}
}

const shown = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 2 });

async function main(): Promise<void> {
	if (process.argv[2] === 'vm') return await inVmEngine(async () => await print('vm'));
	await print('legacy');
	const node = nodeForVm();
	if (node === undefined)
		console.log('\nThe vm engine is not measured: npm run e2e installs its Node.js.');
	else spawnSync(node, ['--import', 'tsx', __filename, 'vm'], { stdio: 'inherit' });
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
