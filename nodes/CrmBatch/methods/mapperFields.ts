import type { FieldType, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { complain, refusal } from '../hubspot/errors/problem';
import type { Failure } from '../hubspot/errors/failure';
import { textAt, type JsonObject } from '../hubspot/json';
import type { CrmObject } from '../hubspot/tables/objects';
import { inListOrder } from '../hubspot/schema/order';
import type { Choice, OutsideList, PropertyDefinition } from '../hubspot/schema/definition';

/** What the fields of the mapper are made from. */
export interface FieldSource {
	readonly object: CrmObject;
	readonly properties: readonly PropertyDefinition[];
	/** Names of the properties that are there from the start, in their order. */
	readonly first: readonly string[];
	/** The choices that HubSpot keeps apart from the properties, or why they cannot be read. */
	readonly outside: ReadonlyMap<OutsideList, readonly Choice[] | Failure>;
	/** What is entered in the mapper now. */
	readonly entered: JsonObject;
}

/**
 * The properties that can be written, as fields of n8n's field mapper.
 *
 * No field is of a type for which n8n stores what nobody has given. A `boolean` is `false` as soon
 * as its field is there, and would clear ticked boxes. A `number` is stored as JavaScript's, which
 * loses digits of long ones: so amounts are numbers, and what names something is text. (n8n makes
 * 0 of '' only where a node reads all values at once, which this one does not.)
 */
export function toMapperFields(source: FieldSource): ResourceMapperField[] {
	const writable = source.properties.filter(({ isWritable }) => isWritable);
	const titleOf = titles(writable);
	const isFirst = new Set(source.first);
	const first = source.first.flatMap(
		(name) => writable.find((property) => property.name === name) ?? [],
	);
	const rest = inListOrder(writable, source.object).filter(({ name }) => !isFirst.has(name));
	const fields = [...first, ...rest].map((property) => ({
		id: property.name,
		// With `addAllFields: false` these are the fields that are shown at first. In the mapper's mode,
		// `map`, n8n does not hold the user to them, so one of several may be enough.
		required: isFirst.has(property.name),
		removed: !isFirst.has(property.name) && !Object.hasOwn(source.entered, property.name),
		...plain,
		...inputOf(property, titleOf(property), source),
	}));
	return [...fields, ...leftOver(writable, source)];
}

const plain = { defaultMatch: false, canBeUsedToMatch: false, display: true } as const;

/**
 * Fields of what is entered for properties that cannot be written any more. n8n drops a value
 * without a field, and another account or scope may well bring the property back.
 */
function leftOver(
	writable: readonly PropertyDefinition[],
	{ entered }: FieldSource,
): ResourceMapperField[] {
	const known = new Set(writable.map(({ name }) => name));
	return Object.entries(entered)
		.filter(([name, value]) => !known.has(name) && value !== null && value !== '')
		.map(([name]) => ({
			id: name,
			displayName: `${name} (HubSpot has no such property to write)`,
			required: false,
			removed: false,
			...plain,
			type: 'string',
		}));
}

type Input = Pick<ResourceMapperField, 'displayName' | 'type' | 'options'>;

/** How a value is entered. */
function inputOf(property: PropertyDefinition, title: string, source: FieldSource): Input {
	const choices = choicesOf(property, source);
	if ('message' in choices) {
		const { message } = refusal(
			complain('CHOICES_NOT_LISTED', { why: inShort(choices) }),
			title,
			property.name,
		);
		return { displayName: message, type: 'string' };
	}
	if (choices.length > 0) {
		// n8n's mapper has no field for several choices; one of them is what most workflows set.
		const several = property.isMultiple ? ' (one, or a;b)' : '';
		return { displayName: title + several, type: 'options', options: toOptions(choices, source) };
	}
	const type = property.isAmount ? 'number' : types.get(property.type);
	return { displayName: title, type: type ?? 'string' };
}

/** A label has room for a word or two, and is the only place in which to tell. */
const shortReasons: ReadonlyMap<string, string> = new Map([
	['MISSING_SCOPES', 'scope missing'],
	['NO_ANSWER', 'no answer'],
	['RATE_LIMIT', 'rate limit'],
	['RATE_LIMITS', 'rate limit'],
]);

function inShort({ category = '' }: Failure): string {
	return shortReasons.get(category) ?? 'list not readable';
}

/**
 * n8n's field types by HubSpot's. The date picker stores what it shows, without an offset; the node
 * reads it in the workflow's time zone, and takes the day of it for a date.
 */
const types: ReadonlyMap<string, FieldType> = new Map([
	['date', 'dateTime'],
	['datetime', 'dateTime'],
]);

/** HubSpot stores these two texts, whatever it calls them. */
const booleans: readonly Choice[] = [
	{ value: 'true', label: 'True', isHidden: false },
	{ value: 'false', label: 'False', isHidden: false },
];

function choicesOf(property: PropertyDefinition, source: FieldSource): readonly Choice[] | Failure {
	const { type, choices, choicesIn } = property;
	const listed = choicesIn ? (source.outside.get(choicesIn) ?? []) : choices;
	if ('message' in listed) return listed;
	const shown = listed.filter(({ isHidden }) => !isHidden);
	if (choicesIn === 'stages') return stagesOf(shown, source);
	return type === 'bool' && shown.length === 0 ? booleans : shown;
}

/** A stage belongs to its pipeline: those of the one that is chosen, or all where none is known. */
function stagesOf(
	stages: readonly Choice[],
	{ properties, entered }: FieldSource,
): readonly Choice[] {
	const pipeline = properties.find(({ choicesIn }) => choicesIn === 'pipelines');
	const chosen = pipeline && textAt(entered, pipeline.name);
	const own = stages.filter((stage) => stage.pipeline === chosen);
	return own.length > 0 ? own : stages;
}

function toOptions(choices: readonly Choice[], { outside }: FieldSource): INodePropertyOptions[] {
	const pipelines = outside.get('pipelines') ?? [];
	const areOfSeveral = new Set(choices.map(({ pipeline }) => pipeline)).size > 1;
	return choices.map(({ value, label, alias, pipeline }) => {
		const parent =
			areOfSeveral && !('message' in pipelines)
				? pipelines.find((other) => other.value === pipeline)
				: undefined;
		const name = parent ? `${parent.label}: ${label}` : label;
		return {
			name: alias && alias !== label ? `${name} (${alias})` : name,
			value,
			...(value !== label && { description: value }),
		};
	});
}

/** Labels, with the internal name where two properties have the same one. */
function titles(
	properties: readonly PropertyDefinition[],
): (property: PropertyDefinition) => string {
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const { label } of properties) (seen.has(label) ? twice : seen).add(label);
	return ({ name, label }) => (twice.has(label) ? `${label} (${name})` : label);
}
