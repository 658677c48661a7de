import { Schema } from '../../../../nodes/CrmBatch/hubspot/schema/schema';
import { choice, choices, definition } from '../../support/valueRules';

const definitions = [
	definition({ name: 'createdate', label: 'Date', isWritable: false }),
	definition({ name: 'due', label: 'Date' }),
	definition({ name: 'due_again', label: 'Date' }),
	definition({ name: 'hs_pipeline', type: 'enumeration', choicesIn: 'pipelines' }),
	definition({ name: 'hubspot_owner_id', type: 'enumeration', choicesIn: 'owners' }),
	definition({ name: 'reviewer', type: 'enumeration', choicesIn: 'owners' }),
	definition({ name: 'plan', type: 'enumeration', choices: choices(['pro']) }),
];
const schema = new Schema(definitions);

test('a schema has its definitions by internal name, and in order', () => {
	expect(schema.get('due')).toBe(definitions[1]);
	expect(schema.get('Date')).toBeUndefined();
	expect(schema.get('constructor')).toBeUndefined();
	expect(schema.definitions).toEqual(definitions);
});

describe('Schema.withLabel', () => {
	test.each([
		{ label: 'Date', name: 'due' },
		{ label: ' Date\n', name: 'due' },
		{ label: 'date', name: undefined },
		{ label: 'Create Date', name: undefined },
		{ label: 'toString', name: undefined },
	])('finds the first writable property with the label "$label": $name', ({ label, name }) => {
		expect(schema.withLabel(label)?.name).toBe(name);
	});

	test('does not find a property that is read-only', () => {
		expect(new Schema(definitions.slice(0, 1)).withLabel('Date')).toBeUndefined();
	});

	test('builds its index once', () => {
		let reads = 0;
		const counted = Array.from({ length: 100 }, (_, place) => {
			const own = definition({ name: `p${place}` });
			return Object.defineProperty(own, 'label', {
				get: () => {
					reads += 1;
					return `Label ${place}`;
				},
			});
		});
		const many = new Schema(counted);
		for (let place = 0; place < 100; place++) {
			expect(many.withLabel(`Label ${place}`)).toBe(counted[place]);
			expect(many.withLabel(`None ${place}`)).toBeUndefined();
		}
		expect(reads).toBe(100);
	});
});

test('Schema.withChoicesIn finds the first property with choices in a list', () => {
	expect(schema.withChoicesIn('pipelines')?.name).toBe('hs_pipeline');
	expect(schema.withChoicesIn('owners')?.name).toBe('hubspot_owner_id');
	expect(schema.withChoicesIn('stages')).toBeUndefined();
});

describe('Schema.withChoices', () => {
	const ada = choice('7', 'Ada Okafor');
	const extended = schema.withChoices(new Map([['owners', [ada]]]));

	test('has the choices in every property whose choices are in the list', () => {
		for (const name of ['hubspot_owner_id', 'reviewer']) {
			expect(extended.get(name)?.choices.all).toEqual([ada]);
			expect(extended.get(name)?.choicesIn).toBe('owners');
		}
	});

	test('leaves all other properties, and the schema itself, unchanged', () => {
		for (const name of ['due', 'hs_pipeline', 'plan']) {
			expect(extended.get(name)).toBe(schema.get(name));
		}
		expect(schema.get('reviewer')?.choices.isEmpty).toBe(true);
		expect(extended.definitions.map(({ name }) => name)).toEqual(
			definitions.map(({ name }) => name),
		);
	});

	test('has deactivated owners outside the choices of owners', () => {
		const gone = choice('8', 'Grace Gone', { isHidden: true });
		const lists = new Map([
			['owners', [ada]] as const,
			['pipelines', [choice('0', 'Support')]] as const,
		]);
		const withGone = schema.withChoices(lists, [gone]);
		expect(withGone.get('reviewer')?.choices.find('Grace Gone')).toEqual([]);
		expect(withGone.get('reviewer')?.choices.outside?.find('grace gone')).toEqual([gone]);
		expect(withGone.get('hs_pipeline')?.choices.outside).toBeUndefined();
	});
});
