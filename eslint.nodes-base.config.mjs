import parser from '@typescript-eslint/parser';
import nodesBase from 'eslint-plugin-n8n-nodes-base';

// A second run with the newest rule set: `n8n-node lint` brings version 1.16 of these rules,
// this one is 2.0. Its configs are written for the old ESLint format, so only their rules are taken.
const plugins = { 'n8n-nodes-base': nodesBase };
const parserOptions = { extraFileExtensions: ['.json'] };

export default [
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	{
		files: ['package.json'],
		plugins,
		languageOptions: { parser, parserOptions },
		rules: nodesBase.configs.community.rules,
	},
	{
		files: ['credentials/**/*.ts'],
		plugins,
		languageOptions: { parser },
		rules: {
			...nodesBase.configs.credentials.rules,
			// A rule for nodes inside n8n's own repository, whose documentation is named by a slug;
			// a community node must give a whole URL (@n8n/community-nodes/credential-documentation-url).
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins,
		languageOptions: { parser },
		rules: {
			...nodesBase.configs.nodes.rules,
			// These two ask for the string 'main', which @n8n/community-nodes/node-connection-type-literal
			// forbids in favour of NodeConnectionTypes.Main.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
];
