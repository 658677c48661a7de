import { textAt } from '../../api/json';
import type { Case } from '../case';
import { byStatus } from '../decisions';
import type { Fixtures } from '../fixtures';
import { batch, created, single } from '../requests';

const OWNER_ID = '999999999';

/** An update of a contact, and a read of the property. */
function stored(
	id: string,
	asks: string,
	rows: readonly string[],
	value: (f: Fixtures) => Record<string, unknown>,
): Case {
	return {
		id,
		asks,
		rows,
		requests: (f) => [
			single('PATCH', 'contacts', f.id('dee'), value(f)),
			single('GET', 'contacts', `${f.id('dee')}?properties=${Object.keys(value(f)).join(',')}`),
		],
		values: (f) => Object.keys(value(f)),
	};
}

const STORED = 'Values are stored as text: numbers as sent, dates as days, times in UTC.';
const EMPTY = '`null` changes nothing, `""` clears, `;a` appends';

/** Values: how they are stored and returned, and which are refused. */
export const VALUE_CASES: readonly Case[] = [
	stored('value-number', 'How is the number 24.00, sent as text, returned?', [STORED], (f) => ({
		[f.property('number')]: '24.00',
	})),
	stored('value-json-number', 'How is a JSON number returned?', [STORED], (f) => ({
		[f.property('number')]: 7,
	})),
	stored('value-json-boolean', 'How is a JSON boolean returned?', [STORED], (f) => ({
		[f.property('flag')]: true,
	})),
	stored('value-date', 'How is a date returned?', [STORED], (f) => ({
		[f.property('date')]: '2026-11-30',
	})),
	stored('value-date-ms', 'How is a date as milliseconds returned?', [STORED], (f) => ({
		[f.property('date')]: String(Date.UTC(2026, 10, 30)),
	})),
	{
		...stored('value-time', 'Is a time with another offset returned in UTC?', [STORED], (f) => ({
			[f.property('time')]: '2026-11-30T05:00:00+02:00',
		})),
		facts: (replies) => ({
			isUtc: JSON.stringify(replies.at(-1)?.body ?? '').includes('2026-11-30T03:00:00'),
		}),
	},
	stored('value-null', 'Does null change a value?', [EMPTY], (f) => ({
		[f.property('number')]: null,
	})),
	stored('value-empty', 'Does an empty text clear a value?', [EMPTY], (f) => ({
		[f.property('number')]: '',
	})),
	stored('value-choices', 'How are two choices returned?', [EMPTY], (f) => ({
		[f.property('choices')]: 'small',
	})),
	stored(
		'value-append',
		'Does a choice with a semicolon before it add to the others?',
		[EMPTY],
		(f) => ({
			[f.property('choices')]: ';large',
		}),
	),
	stored(
		'value-lifecycle',
		'Does a lifecycle stage move back?',
		['A lifecycle stage does not move back'],
		() => ({ lifecyclestage: 'subscriber' }),
	),
	{
		id: 'value-too-long',
		asks: 'A text of 65,537 characters',
		rows: ['Text has at most 65,536 characters', '`<name> has <n> characters; 65536 are allowed`'],
		requests: (f) => [
			batch('contacts', 'update', [
				{ id: f.id('dee'), properties: { [f.property('text')]: 'x'.repeat(65_537) } },
			]),
		],
	},
	{
		id: 'value-number-form',
		asks: 'Is the number 0x10 refused, which is not decimal?',
		rows: ['Invalid dates are refused, and numbers must be decimal'],
		requests: (f) => [
			batch('contacts', 'update', [
				{ id: f.id('dee'), properties: { [f.property('number')]: '0x10' } },
			]),
		],
	},
	{
		id: 'value-list',
		asks: 'A list as value, and an object',
		rows: ['A list or an object as value is a 400 of the JSON reader'],
		requests: (f) =>
			[['a'], { a: 1 }].map((value) =>
				batch('contacts', 'update', [
					{ id: f.id('dee'), properties: { [f.property('text')]: value } },
				]),
			),
	},
	{
		id: 'owner-unknown',
		asks: 'An owner id that nobody has',
		rows: ['`checkOwnerIds`'],
		requests: (f) => [
			batch('contacts', 'create', created(f.contact('ow1', { hubspot_owner_id: OWNER_ID }))),
		],
		decides: { checkOwnerIds: byStatus({ 400: true, 201: false }) },
	},
	{
		id: 'stage-unknown',
		asks: 'A pipeline stage that does not exist',
		rows: ['A pipeline stage is an internal id'],
		requests: (f) => [
			batch('tickets', 'create', created(f.ticket('st1', { hs_pipeline_stage: '999999' }))),
		],
	},
	{
		id: 'pipeline-change',
		asks: 'An update of a ticket with another pipeline but no stage of it',
		rows: ['`pipelineChangeNeedsStage`'],
		requests: (f) => [
			batch('tickets', 'update', [
				{ id: f.id('moved'), properties: { hs_pipeline: f.fact('otherPipeline') } },
			]),
		],
		decides: { pipelineChangeNeedsStage: byStatus({ 400: true, 200: false }) },
	},
	{
		id: 'read-properties',
		asks: 'A batch read that asks for a property, an empty one and one that does not exist',
		rows: ['A read returns the requested and three more properties'],
		requests: (f) => [
			batch('contacts', 'read', [{ id: f.id('ada') }], {
				properties: ['lastname', 'company', f.property('absent')],
			}),
		],
		values: (f) => ['lastname', 'company', f.property('absent')],
	},
	{
		id: 'read-defaults',
		asks: 'A batch read that names no property',
		rows: ['A read without properties returns the defaults of the object type'],
		requests: (f) => [batch('contacts', 'read', [{ id: f.id('ada') }])],
		values: () => ['email', 'lastname', 'phone'],
	},
	{
		id: 'read-history',
		asks: 'A read with the history of a property',
		rows: ['The history of a property has all its values'],
		requests: (f) => [
			single('PATCH', 'contacts', f.id('fay'), { firstname: 'First' }),
			single('PATCH', 'contacts', f.id('fay'), { firstname: 'Second' }),
			single('GET', 'contacts', `${f.id('fay')}?propertiesWithHistory=firstname`),
		],
		facts: (replies) => ({
			newest: textAt(replies.at(-1)?.body, 'propertiesWithHistory', 'firstname', 0, 'value'),
		}),
	},
];
