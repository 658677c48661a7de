export const NODE = 'nodes/CrmBatch';

export const DIRECTION = 'import-x/no-restricted-paths';
const IMPORTS = '@typescript-eslint/no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const ANY = '@typescript-eslint/no-explicit-any';
const NON_NULL = '@typescript-eslint/no-non-null-assertion';
const COMMENT = '@typescript-eslint/ban-ts-comment';

export interface Case {
	/** ESLint's rule; null for a comment that switches rules off. */
	readonly rule: string | null;
	/** Files of the project, existing or not. */
	readonly path: string;
	readonly broken: readonly string[];
	readonly kept: readonly string[];
}

/** Code that breaks a house rule and code that keeps it, by what the rule says. */
export const cases: Readonly<Record<string, Case>> = {
	'batch/ imports only from itself': {
		rule: DIRECTION,
		path: `${NODE}/batch/run.ts`,
		broken: [
			"import { isObject } from '../hubspot/json';",
			"import type { Failure } from '../hubspot/errors/failure';",
			"export type { Failure } from '../hubspot/errors/failure';",
		],
		kept: ["import { planBatches } from './plan';"],
	},
	'batch/ imports no package': {
		rule: IMPORTS,
		path: `${NODE}/batch/run.ts`,
		broken: ["import type { IDataObject } from 'n8n-workflow';"],
		kept: ["import { planBatches } from './plan';"],
	},
	'hubspot/ imports only types from batch/': {
		rule: IMPORTS,
		path: `${NODE}/hubspot/reply/judgeBatch.ts`,
		broken: [
			"import { planBatches, type Plan } from '../../batch/plan';",
			"export { planBatches } from '../../batch/plan';",
			"import { retryAfterMs } from '../../batch/backoff';",
		],
		kept: [
			"import type { Verdict } from '../../batch/types';",
			"import { type Outcome } from '../../batch/types';",
			"import { isObject } from '../json';",
		],
	},
	'hubspot/ does not import from n8n/': {
		rule: DIRECTION,
		path: `${NODE}/hubspot/reply/reply.ts`,
		broken: ["import type { Settings } from '../../n8n/input/config';"],
		kept: ["import { isObject } from '../json';"],
	},
	'hubspot/ does not import n8n-workflow': {
		rule: IMPORTS,
		path: `${NODE}/hubspot/reply/reply.ts`,
		broken: ["import type { IDataObject } from 'n8n-workflow';"],
		kept: ["import { isObject } from '../json';"],
	},
	'the node imports no package but n8n-workflow': {
		rule: IMPORTS,
		path: `${NODE}/n8n/execute.ts`,
		broken: ["import { join } from 'node:path';", "export * from 'lodash';"],
		kept: [
			"import type { IDataObject } from 'n8n-workflow';",
			"// import 'axios';\nexport const a = \"import 'b'\";",
		],
	},
	'credentials import no package but n8n-workflow': {
		rule: IMPORTS,
		path: 'credentials/Token.credentials.ts',
		broken: ["import { join } from 'node:path';"],
		kept: ["import type { ICredentialType } from 'n8n-workflow';"],
	},
	'no pattern tries the same characters again and again': {
		rule: 'regexp/no-super-linear-backtracking',
		path: `${NODE}/hubspot/errors/match.ts`,
		broken: ['export const a = /^(?:a+)+$/;', 'export const a = /b\\{[^{}]*\\{?[^{}]*c/;'],
		kept: ['export const a = /^a+b+$/;'],
	},
	'no pattern starts again at each character of a run': {
		rule: 'regexp/no-super-linear-move',
		path: `${NODE}/hubspot/errors/match.ts`,
		broken: ['export const a = /(\\d+) already/;'],
		kept: ['export const a = /(?<!\\d)(\\d{1,20}) already/;', 'export const a = /^\\d+ already/;'],
	},
	'no pattern is for any text': {
		rule: SYNTAX,
		path: `${NODE}/hubspot/errors/match.ts`,
		broken: [
			'export const a = /^(.*) is at [^,]* UTC$/s;',
			'export const a = /a.+b/;',
			'export const a = /.*/;',
		],
		kept: ['export const a = /a\\.*b/;', 'export const a = /[.]+$/;'],
	},
	'the node requires nothing': {
		rule: '@typescript-eslint/no-require-imports',
		path: 'credentials/Token.credentials.ts',
		broken: ["const { join } = require('node:path');", "import path = require('node:path');"],
		kept: ["const a = 'require()';"],
	},
	'the node imports nothing late': {
		rule: SYNTAX,
		path: 'credentials/Token.credentials.ts',
		broken: ["void import('axios');", "let a: import('axios').Axios;"],
		kept: ["// void import('axios');"],
	},
	'the node imports only its methods at their first use': {
		rule: SYNTAX,
		path: `${NODE}/methods/atFirstUse.ts`,
		broken: ["void import('axios');", "void import('./dropdowns');", "let a: import('./index').A;"],
		kept: ["void import('./index');"],
	},
	'the node does not import from the sandbox, the tests and the examples': {
		rule: DIRECTION,
		path: `${NODE}/n8n/execute.ts`,
		broken: [
			"import { startSandbox } from '../../../sandbox';",
			"import { items } from '../../../test/support/items';",
			"import { run } from '../../../examples/demo/run';",
		],
		kept: ["import { isObject } from '../hubspot/json';"],
	},
	'the sandbox imports only from itself': {
		rule: DIRECTION,
		path: 'sandbox/crm/read.ts',
		broken: [
			"import { isObject } from '../../nodes/CrmBatch/hubspot/json';",
			"import { items } from '../../test/support/items';",
			"import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';",
		],
		kept: ["import { SeededRandom } from '../random';", "import fastify from 'fastify';"],
	},
	'no file has more than 200 lines': {
		rule: 'max-lines',
		path: `${NODE}/n8n/execute.ts`,
		broken: ['a;\n'.repeat(201)],
		kept: ['a;\n'.repeat(200)],
	},
	'nothing has the type any': {
		rule: ANY,
		path: `${NODE}/n8n/execute.ts`,
		broken: ['const a = b as any;', 'function a(b: any[]): void {}'],
		kept: ["// any\nconst any = 'any'; const a: unknown = any;"],
	},
	'nothing in the tests has the type any': {
		rule: ANY,
		path: 'test/node/values.test.ts',
		broken: ['const a = b as any;'],
		kept: ['const a = b as unknown;'],
	},
	'nothing in the sandbox has the type any': {
		rule: ANY,
		path: 'sandbox/crm/read.ts',
		broken: ['const a = b as any;'],
		kept: ['const a = b as unknown;'],
	},
	'no value is declared non-null': {
		rule: NON_NULL,
		path: `${NODE}/n8n/execute.ts`,
		broken: ['const b = a[0]!;', 'a!.b();'],
		kept: ["if (!a && b !== c) d('!');"],
	},
	'no value in the tests is declared non-null': {
		rule: NON_NULL,
		path: 'test/node/values.test.ts',
		broken: ['const b = a[0]!;'],
		kept: ['const b = !a[0];'],
	},
	'no value in the sandbox is declared non-null': {
		rule: NON_NULL,
		path: 'sandbox/crm/read.ts',
		broken: ['const b = a[0]!;'],
		kept: ['const b = !a[0];'],
	},
	'no member is declared as assigned': {
		rule: SYNTAX,
		path: `${NODE}/n8n/execute.ts`,
		broken: ['class A {\n\tb!: string;\n}', 'let a!: string;'],
		kept: ["class A {\n\tb = '';\n}"],
	},
	'no member in the tests is declared as assigned': {
		rule: SYNTAX,
		path: 'test/node/values.test.ts',
		broken: ['let a!: string;'],
		kept: ["let a = '';"],
	},
	'no lint rule is switched off': {
		rule: null,
		path: `${NODE}/n8n/execute.ts`,
		broken: [
			'// eslint-disable-next-line no-console\nconsole.log();',
			'/* eslint-disable */',
			'a(); // eslint-disable-line',
			'/* eslint no-console: off */',
		],
		kept: ['// lint is content'],
	},
	'no type rule is switched off': {
		rule: COMMENT,
		path: `${NODE}/n8n/execute.ts`,
		broken: [
			'// @ts-ignore a reason\na();',
			'// @ts-expect-error a reason\na();',
			'// @ts-nocheck a reason',
		],
		kept: ['// the types are right'],
	},
	'no type rule is switched off in the tests': {
		rule: COMMENT,
		path: 'test/node/values.test.ts',
		broken: ['// @ts-expect-error a reason\na();'],
		kept: ['// the types are right'],
	},
	'no operation is compared outside the table of operations': {
		rule: SYNTAX,
		path: `${NODE}/n8n/execute.ts`,
		broken: [
			"if ('read' !== setup.operation.value) b();",
			"if (operation.value == 'read') b();",
			'if (operation.value === other) b();',
			"switch (operation.value) { case 'read': b(); }",
		],
		kept: ['if (operation.writes === true) a(operation.value);', "if (object.value === 'x') b();"],
	},
	'the table of operations compares operations': {
		rule: SYNTAX,
		path: `${NODE}/hubspot/tables/operations.ts`,
		broken: ['class A {\n\tb!: string;\n}', "void import('axios');"],
		kept: ['operations.find((operation) => operation.value === value);'],
	},
	'hubspot/ has no cache': {
		rule: 'no-restricted-globals',
		path: `${NODE}/hubspot/values/choices/stages.ts`,
		broken: ['const byPipeline = new WeakMap<object, string>();'],
		kept: ['const byName = new Map<string, string>();'],
	},
	...Object.fromEntries(
		['hubspot/utils', 'n8n/Helper', 'common/json', 'GenericFunctions', 'utils/dates/iso'].map(
			(name) => [
				`no file is named ${name}`,
				{ rule: SYNTAX, path: `${NODE}/${name}.ts`, broken: ['export {};'], kept: [] },
			],
		),
	),
	'a file is named after what it does': {
		rule: SYNTAX,
		path: `${NODE}/hubspot/json.ts`,
		broken: [],
		kept: ['export {};'],
	},
};
