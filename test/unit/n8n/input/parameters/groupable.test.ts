import { ExpressionExtensions } from 'n8n-workflow';

import { groupableKind } from '../../../../../nodes/CrmBatch/n8n/input/parameters/groupable';
import { extensions, methods } from '../../../../../nodes/CrmBatch/n8n/input/parameters/pureNames';

test.each([
	"$json.x ?? ''",
	"$json.x || 'none'",
	'$json.first + " " + $json["last"]',
	'$json.a ? 1 : 2',
	"$('Other node').item.json.y",
	'$node["Other"].json.y',
	'$input.first().json.a',
	'$json.x.trim().toLowerCase()',
	'$json.x?.trim()',
	'$json.x.toString().trim()',
	'$json.when?.toString()',
	"$json.x.replace(/[^/'\\]]+/g, '-')",
	'`${$json.a} and ${`${$json.b}`} }`',
	'$json.list.map((x) => x.id).join(";")',
	'$json.list.filter(x => x > 1)',
	'$json.list.reduce((sum, x) => sum + x, 0)',
	'{ a: $json.x ?? 1, "b": [$json.y] }',
	'[...$json.list, 1]',
	'(1 + 2) / 3',
	'$json.x / 2 / 3',
	'typeof $json.x',
	'new Date($json.x).toISOString()',
	'DateTime.fromISO($json.x).plus({ days: 1 }).toISODate()',
	'$now.toISO()',
])('code that changes nothing can be evaluated beside other code: %s', (code) => {
	expect(groupableKind(code)).toBeDefined();
});

test.each([
	['an assignment', '$json.a = 1'],
	['an assignment', '$json.a += 1'],
	['an assignment', '$json.a ??= 1'],
	['an assignment', '$json.a++'],
	['an assignment', '--$json.a'],
	['a removal', 'delete $json.a'],
	['a function that changes its list', '$json.list.sort()'],
	['a function that changes its list', '[1, 2].reverse()'],
	['a function that changes its object', 'Object.assign($json, {})'],
	['a function that keeps a value', "$execution.customData.set('a', 1)"],
	['a function of which the name is not known', '$json.x.nobody()'],
	['a function that is read from a list', '$json["trim"]()'],
	['a function that is returned', '$json.x.at(0)()'],
	['a function that is a parameter', '$json.list.map((f) => f(1))'],
	['a function after ?.', '$json.x?.(1)'],
	['a tag of a template', 'String.raw`a`'],
	['statements', '1; 2'],
	['statements', '$json.list.map((x) => { return x; })'],
	['a function with statements', '(function () { return 1; })()'],
	['a comment', '1 // 2'],
	['a comment', '1 /* 2 */'],
	['a name of the parameter', '$parameter["other"]'],
	['a name of the parameter', "$fromAI('x')"],
	['a name that is not known', 'nobody'],
	['a class', 'new Map()'],
	['parameters with values', '$json.list.map((x, y = 1) => x)'],
	['parameters in an object', '$json.list.map(({ x }) => x)'],
	['a name that n8n refuses', '$json.constructor'],
	['a name that n8n refuses', '$json["__proto__"]'],
	['a name that n8n refuses', '({ __proto__: 1 })'],
	['a bracket that is not open', '1) + (2'],
	['a bracket that is not closed', '(1'],
	['a bracket that is not closed', '{ a: 1'],
	['brackets of two kinds', '(1]'],
	['text that does not end', "'a"],
	['a template that does not end', '`a'],
	['a template that does not end', '`a ${1'],
	['a brace that ends nothing', '}'],
	['?. before brackets', '$json.a?.["b"]'],
	['?. beside a function of n8n', '$json.a?.b.toTitleCase()'],
	['nothing', ' '],
])('code with %s is evaluated alone: %s', (_, code) => {
	expect(groupableKind(code)).toBeUndefined();
});

test.each([
	'$json.x.toTitleCase()',
	'$if($json.x, 1, 2)',
	'Math.max(1, 2)',
	'$json.d.format("dd")',
])('code with a function that n8n adds is evaluated beside its like: %s', (code) => {
	expect(groupableKind(code)).toBe('extended');
});

test('a function that n8n adds is in no other list', () => {
	const added = ExpressionExtensions.flatMap(({ functions }) => Object.keys(functions));
	expect(added.filter((name) => methods.has(name))).toEqual([]);
	expect([...extensions].filter((name) => !added.includes(name))).toEqual([]);
});
