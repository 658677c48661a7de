import fc, { type Arbitrary } from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

/** Names of fields: usual ones, and those that mean something in JavaScript or in n8n. */
export const fieldNames = [
	...['a', 'b', 'list', 'text', 'when', 'First Name', 'Phone (mobile)', 'größe', 'a.first()'],
	...['0', '', "it's", '$', 'class', 'length', 'constructor', '__proto__', 'toString', 'caller'],
];

const space = fc.constantFrom('', ' ', ' ', '\n\t', '\u00a0');
const anyName = fc.constantFrom(...fieldNames);

const anyStep: Arbitrary<string> = fc.oneof(
	{ weight: 4, arbitrary: anyName.map((name) => `.${name}`) },
	{ weight: 2, arbitrary: anyName.map((name) => `["${name}"]`) },
	anyName.filter((name) => !name.includes("'")).map((name) => `['${name}']`),
	anyName.map((name) => `?.${name}`),
	fc.constantFrom('[0]', '[1]', '[7]', '?.["a"]', '[-1]', '["\\x61"]'),
);
const anyField = fc.array(anyStep, { maxLength: 3 }).map((steps) => `$json${steps.join('')}`);

const anyConstant = fc.constantFrom(
	...["'text'", '"it\'s"', '0', '-1', '1.50', '007', 'true', 'null', 'undefined', "'\\n'", "''"],
);

const { plain: anyPlain } = fc.letrec<{ plain: string }>((tie) => ({
	plain: fc.oneof(
		{ maxDepth: 2, depthSize: 'small' },
		{ weight: 5, arbitrary: anyField },
		anyConstant,
		fc
			.array(
				fc.tuple(fc.constantFrom('a', 'b', '"First Name"', "'c'", '__proto__', '1'), tie('plain')),
				{
					maxLength: 3,
				},
			)
			.map((fields) => `{${fields.map(([name, value]) => `${name}: ${value}`).join(', ')} }`),
		fc.array(tie('plain'), { maxLength: 3 }).map((members) => `[${members.join(', ')}]`),
	),
}));

/** Code that needs n8n's engine, around a field. */
const others: ReadonlyArray<(field: string) => string> = [
	...['?? ""', "|| 'none'", '+ 1', '> 1', '=== null', '? 1 : 2', '; 1', '// end', '&& $json.a'].map(
		(end) => (field: string) => `${field} ${end}`,
	),
	...['.toString()', '?.toString().trim()', '.valueOf()', '.hasOwnProperty("a")'],
	...['.trim()', '?.trim()', '.toUpperCase()', '.toTitleCase()', '?.toTitleCase()', '.isEmpty()'],
	...['.split(",")', '.replace(/\\s+/g, "-")', '.toFixed(2)', '.toFixed(200)', '.toDateTime()'],
	...['.toISOString()', '.join(";")', '.map((x) => x)', '.map((x) => { return x; })', '.first()'],
	...['.unique()', '[$json.a]', '["a"].trim()', '()', '.year', '.nobody()'],
].map((other) => (typeof other === 'string' ? (field: string) => field + other : other));

const anyOther = fc.oneof(
	fc.tuple(anyField, fc.constantFrom(...others)).map(([field, make]) => make(field)),
	fc
		.tuple(
			anyField,
			fc.constantFrom('Number', 'String', 'JSON.stringify', 'JSON.parse', '$if', 'typeof '),
		)
		.map(([field, call]) => `${call}(${field}, 1, 2)`),
	fc.tuple(anyField, anyField).map(([one, two]) => `\`\${${one}} and \${ ${two} ?? '' }\``),
	fc.tuple(anyField, anyField).map(([one, two]) => `${one} ?? ${two}`),
	fc.tuple(anyField, anyField).map(([one, two]) => `{ a: ${one} ?? '', b: [${two}] }`),
	fc.constantFrom(
		...[
			'$input.item.json.a',
			"$('Trigger').item.json.a",
			'$("Trigger").first().json',
			'$itemIndex + 1',
		],
		...[
			"$('Nobody').item.json.a",
			'$node["Trigger"].json.a',
			'$input.all().length',
			'nobody',
			'$json.',
		],
		...[
			'DateTime.fromISO("2026-01-02T03:04:05Z")',
			'new Date(0)',
			'Duration.fromMillis(5)',
			'() => 1',
		],
		...[
			'{ at: DateTime.fromMillis(0) }',
			'[DateTime.fromMillis(0)]',
			'[1, 2].at(-1)',
			') + (',
			'}',
			'',
		],
		...[
			'$json["a" + "b"]',
			'$json[`a`]',
			'this',
			'$now.year > 2000',
			'$workflow.name',
			'5n',
			'1 / 0',
		],
		...[
			'Math.max(1, 2)',
			'[3, 1].sort()',
			'[$json.a, $json.b].includes(1)',
			'0 / 0',
			'-0',
			'"}"',
			"'{{'",
		],
	),
);

const anyText = fc.constantFrom(
	...[
		'Hello ',
		' ',
		'\n',
		'"',
		'{"a": "',
		'", "b": "',
		'"}',
		'\\n',
		'\\\\',
		'\\',
		'}}',
		'ä',
		'.constructor',
	],
);

/** The expression of one parameter. */
const anyExpression: Arbitrary<string> = fc.oneof(
	{ weight: 4, arbitrary: inBrackets(fc.oneof(anyPlain, anyOther)).map((part) => `=${part}`) },
	fc
		.array(
			fc.oneof(anyText, {
				weight: 2,
				arbitrary: inBrackets(fc.oneof({ weight: 3, arbitrary: anyPlain }, anyOther)),
			}),
			{ maxLength: 5 },
		)
		.map((parts) => `=${parts.join('')}`),
	fc.constantFrom('=', '={{', '={{ $json.a', 'text', '={{ $json.a }} }}', '= {{ $json.a }}'),
);

function inBrackets(code: Arbitrary<string>): Arbitrary<string> {
	return fc
		.tuple(space, code, space)
		.map(([before, text, after]) => `{{${before}${text}${after}}}`);
}

/** The types that the editor gives to the columns of a field mapper. */
const columnTypes = ['string', 'number', 'boolean', 'dateTime', 'array', 'options'];

/** The parameters of a node: single expressions, a collection of them, and a field mapper. */
export const anyParameters: Arbitrary<INodeParameters> = fc
	.record({
		single: fc.array(anyExpression, { minLength: 1, maxLength: 4 }),
		rows: fc.array(
			fc.record({ name: fc.oneof(anyExpression, fc.constant('fixed')), value: anyExpression }),
			{ maxLength: 2 },
		),
		// n8n refuses a fixed value of another type before a run.
		columns: fc.array(
			anyExpression.filter((text) => text.startsWith('=')),
			{ maxLength: columnTypes.length },
		),
		attemptToConvertTypes: fc.boolean(),
	})
	.map(({ single, rows, columns, attemptToConvertTypes }) => ({
		...Object.fromEntries(single.map((expression, index) => [`p${index}`, expression])),
		collection: { rows },
		properties: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(columns.map((expression, index) => [`c${index}`, expression])),
			schema: columnTypes.map((type, index) => ({ id: `c${index}`, displayName: type, type })),
			attemptToConvertTypes,
			convertFieldsToString: true,
		},
	}));
