import type { INodeProperties } from 'n8n-workflow';

import { association } from './association';
import { options } from './options/options';
import { key } from './key';
import { resourceAndOperation } from './resource';
import { returned } from './output';
import { search } from './search';
import { inputMode, values } from './input';

const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'Service Key', value: 'serviceKey' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'serviceKey',
	description: 'The kind of credential to use',
};

/** All parameters of the node, in the order in which the editor shows them. */
export const properties: INodeProperties[] = [
	authentication,
	...resourceAndOperation,
	...association,
	...inputMode,
	...key,
	...values,
	...search,
	...returned,
	...options,
];
