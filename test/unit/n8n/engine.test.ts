import type { NodeParameterValueType } from 'n8n-workflow';

import { engineOf } from '../../../nodes/CrmBatch/n8n/engine';

const withExpressions = (evaluateExpression: () => NodeParameterValueType) => ({
	evaluateExpression,
});

/** test/engines asks each version of n8n itself. */
test.each([
	{ title: 'knows the expression function', evaluate: () => ({}), routesDetails: true },
	{ title: 'has no such function', evaluate: () => 'undefined', routesDetails: false },
	{
		title: 'refuses the expression',
		evaluate: () => {
			throw new TypeError('is not a function');
		},
		routesDetails: false,
	},
])('an n8n that $title', ({ evaluate, routesDetails }) => {
	expect(engineOf(withExpressions(evaluate))).toEqual({ routesDetails });
});
