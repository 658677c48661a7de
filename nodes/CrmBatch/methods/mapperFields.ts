import type { FieldType, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { success, type Failure, type Result } from '../hubspot/errors/failure';
import { failureOf, problem } from '../hubspot/errors/problem';
import { textAt, type JsonObject } from '../hubspot/json';
import type { Choice } from '../hubspot/schema/choices';
import { plainProperty, type PropertyDefinition } from '../hubspot/schema/definition';
import { recordId } from '../hubspot/schema/matchBy';
import { inListOrder } from '../hubspot/schema/order';
import type { OutsideList } from '../hubspot/tables/endpoints';
import { RECORD_ID, type CrmObject } from '../hubspot/tables/objects';

/** What the fields of the mapper are made from. */
export interface FieldSource {
	readonly object: CrmObject;
	readonly properties: readonly PropertyDefinition[];
	/** Names of the properties that the mapper opens with, in order. */
	readonly first: readonly string[];
	/** Names of the properties that a record can be matched by. */
	readonly matchBy: readonly string[];
	/** The one of them that a new node matches by, if any. */
	readonly defaultMatch?: string | undefined;
	/** The choices that HubSpot keeps apart from the properties, or why they cannot be read. */
	readonly outside: ReadonlyMap<OutsideList, Result<readonly Choice[]>>;
	/** The values in the mapper, by property name. */
	readonly entered: JsonObject;
}

/**
 * The writable properties as fields of n8n's field mapper.
 *
 * No field has a type for which n8n stores a value that the user did not give. A `boolean` is
 * `false` as soon as its field exists, and would clear checkboxes. A `number` is stored as a
 * JavaScript number, which loses digits: so quantities are numbers, and numbers that identify
 * something are text. (n8n turns '' into 0 only for a node that reads all values at once.)
 */
export function toMapperFields(source: FieldSource): ResourceMapperField[] {
	const canMatch = new Set(source.matchBy);
	const writable = source.properties.filter(({ isWritable }) => isWritable);
	// HubSpot sets the record ID itself: as a field, it only names the record.
	if (canMatch.has(RECORD_ID)) writable.push({ ...plainProperty(RECORD_ID), ...recordId });
	const titleOf = titles(writable);
	const isFirst = new Set(source.first);
	const first = source.first.flatMap(
		(name) => writable.find((property) => property.name === name) ?? [],
	);
	const rest = inListOrder(writable, source.object).filter(({ name }) => !isFirst.has(name));
	const fields = [...first, ...rest].map((property) => ({
		id: property.name,
		// With `addAllFields: false` the mapper opens with the required fields, also after a list that
		// could not be loaded at first. n8n enforces them in its mode `add` only, which the node does
		// not use: no single one of them is always needed.
		required: isFirst.has(property.name),
		removed: !isFirst.has(property.name) && !Object.hasOwn(source.entered, property.name),
		display: true,
		defaultMatch: property.name === source.defaultMatch,
		canBeUsedToMatch: canMatch.has(property.name),
		...inputOf(property, titleOf(property), source),
	}));
	return [...fields, ...leftOver(writable, source)];
}

/**
 * Fields for values of properties that are not writable any more. n8n drops a value without a
 * field, and another account or scope can bring the property back.
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
			displayName: `${name} (HubSpot has no such writable property)`,
			required: false,
			removed: false,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			type: 'string',
		}));
}

type Input = Pick<ResourceMapperField, 'displayName' | 'type' | 'options'>;

/** How a value is entered. */
function inputOf(property: PropertyDefinition, title: string, source: FieldSource): Input {
	const listed = choicesOf(property, source);
	if (!listed.ok) {
		const why = inShort(listed.failure);
		const { message } = failureOf(problem('CHOICES_NOT_LISTED', { why }), title, property.name);
		return { displayName: message, type: 'string' };
	}
	const choices = listed.value;
	if (choices.length > 0) {
		// n8n's mapper has no field for several choices; most workflows set one of them.
		const several = property.isMultiple ? ' (one, or a;b)' : '';
		return { displayName: title + several, type: 'options', options: toOptions(choices, source) };
	}
	const type = property.isAmount ? 'number' : types.get(property.type);
	return { displayName: title, type: type ?? 'string' };
}

/** Reasons in a word or two, for a label, which is the only place for them. */
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
 * n8n's field types by HubSpot's. The date picker stores the time that it shows, without an offset.
 * The node reads it in the workflow's time zone, and takes its day for a date.
 */
const types: ReadonlyMap<string, FieldType> = new Map([
	['date', 'dateTime'],
	['datetime', 'dateTime'],
]);

/** HubSpot stores these two values, whatever their labels. */
const booleans: readonly Choice[] = [
	{ value: 'true', label: 'True', isHidden: false },
	{ value: 'false', label: 'False', isHidden: false },
];

function choicesOf(property: PropertyDefinition, source: FieldSource): Result<readonly Choice[]> {
	const { type, choices, choicesIn } = property;
	const listed = choicesIn && source.outside.get(choicesIn);
	if (listed && !listed.ok) return listed;
	const all = listed ? listed.value : choices.all;
	const shown = all.filter(({ isHidden }) => !isHidden);
	if (choicesIn === 'stages') return success(stagesOf(shown, source));
	return success(type === 'bool' && shown.length === 0 ? booleans : shown);
}

/** The stages of the chosen pipeline, or all stages if none is known. */
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
	const pipelines = outside.get('pipelines');
	const areOfSeveral = new Set(choices.map(({ pipeline }) => pipeline)).size > 1;
	return choices.map(({ value, label, alias, pipeline }) => {
		const parent =
			areOfSeveral && pipelines?.ok
				? pipelines.value.find((other) => other.value === pipeline)
				: undefined;
		const name = parent ? `${parent.label}: ${label}` : label;
		return {
			name: alias && alias !== label ? `${name} (${alias})` : name,
			value,
			...(value !== label && { description: value }),
		};
	});
}

/** Labels, with the internal name if two properties have the same label. */
function titles(
	properties: readonly PropertyDefinition[],
): (property: PropertyDefinition) => string {
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const { label } of properties) (seen.has(label) ? twice : seen).add(label);
	return ({ name, label }) => (twice.has(label) ? `${label} (${name})` : label);
}
