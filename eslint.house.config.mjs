import { config as n8n } from '@n8n/node-cli/eslint';
import regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';

// The rules of this project, on top of n8n's: these ban `any` and `require` already.

/** The parts of the node, lowest first. A part imports only from itself and from lower parts. */
const parts = [
	...[
		'batch',
		'hubspot/characters.ts',
		'hubspot/json.ts',
		'hubspot/tables',
		'hubspot/errors',
		'hubspot/schema',
	],
	...[
		'hubspot/values',
		'hubspot/request',
		'hubspot/reply',
		'hubspot/search',
		'hubspot/associations',
		'n8n/engine.ts',
		'n8n/eventLoop.ts',
		'n8n/http',
	],
	...[
		'n8n/input',
		'n8n/output',
		'n8n/openRun.ts',
		'n8n/journal.ts',
		'n8n/stages',
		'n8n/search',
		'n8n/execute.ts',
	],
	...['methods', 'description', 'CrmBatch.node.ts'],
].map((part) => `nodes/CrmBatch/${part}`);

const zones = [
	...parts.slice(0, -1).map((target, i) => ({ target, from: parts.slice(i + 1) })),
	{ target: ['nodes', 'credentials'], from: ['sandbox', 'test', 'examples', 'conformance'] },
	{ target: 'sandbox', from: ['nodes', 'credentials', 'test', 'examples', 'conformance'] },
];

const imports = (...patterns) => ({
	'@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});
const noPackage = {
	regex: '^(?!\\.)',
	message: 'Only the parts that face n8n import n8n-workflow.',
};
const onlyN8n = { regex: '^(?!\\.|n8n-workflow$)', message: 'The package has no dependencies.' };
const onlyTypes = {
	regex: '/batch/',
	allowTypeImports: true,
	message: 'hubspot/ imports only types from batch/.',
};

const syntax = (...rules) => ({
	'no-restricted-syntax': ['error', ...rules.map(([selector, message]) => ({ selector, message }))],
});
const definite = ['[definite=true]', 'Assign a value instead of `!`.'];
const lateImport = [':matches(ImportExpression, TSImportType)', 'Import at the top of the file.'];
const otherLateImport = [
	":matches(ImportExpression[source.value!='./index'], TSImportType)",
	'Only what runs and lists need is imported late.',
];
const anyText = [
	'Literal[regex.pattern=/(^|[^\\\\])\\.[*+]/]',
	'Find words with indexOf: around them, a pattern for any text can take quadratic time.',
];
const operationValue =
	"[property.name='value']:matches([object.name='operation'], [object.property.name='operation'])";
const operationTest = [
	`:matches(BinaryExpression[operator=/^[!=]=/], SwitchStatement) > ${operationValue}`,
	'Add a column to the table of operations instead.',
];
const keyTest = [
	"BinaryExpression[operator='in'] > Literal.left[value=/^(message|complaint|failure|halted|raw|request|text)$/]",
	'Return a Result and test its `ok`.',
];

export default defineConfig(
	n8n,
	{
		files: ['**/*.ts'],
		rules: {
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
			...syntax(definite),
		},
	},
	{
		files: ['{nodes,credentials}/**/*.ts'],
		linterOptions: { noInlineConfig: true },
		plugins: { regexp },
		rules: {
			'max-lines': ['error', 200],
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
			...imports(onlyN8n),
			...syntax(definite, lateImport, anyText, operationTest, keyTest),
		},
	},
	{
		files: ['nodes/*/{batch,hubspot}/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'WeakMap', message: 'Keep no state between runs.' },
			],
			...imports(noPackage, onlyTypes),
		},
	},
	{
		files: ['nodes/*/methods/atFirstUse.ts'],
		rules: syntax(definite, otherLateImport, anyText, operationTest, keyTest),
	},
	{
		files: ['nodes/*/hubspot/tables/operations.ts'],
		rules: syntax(definite, lateImport, anyText, keyTest),
	},
	{
		files: [
			'**/{[Uu]til,[Hh]elper}{,s}{,/**/*}.ts',
			'**/{common,misc,GenericFunctions}{,/**/*}.ts',
		],
		rules: syntax(['Program', 'Name a file after what it does.']),
	},
);
