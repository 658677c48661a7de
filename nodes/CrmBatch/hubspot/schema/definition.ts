import { objectAt, objectsAt, textAt, type JsonObject } from '../json';

/** One of the values that a property with choices takes. */
export interface Choice {
	/** What HubSpot stores. */
	readonly value: string;
	/** What HubSpot's interface shows. */
	readonly label: string;
	readonly isHidden: boolean;
	/** Another name by which people know it, such as the e-mail address of an owner. */
	readonly alias?: string;
	/** Id of the pipeline that it belongs to; only a stage has one. */
	readonly pipeline?: string;
}

/** A list of choices that HubSpot keeps in an API of its own, not with the property. */
export type OutsideList = 'owners' | 'pipelines' | 'stages';

/** A property of an object, as the account defines it (HubSpot, "Properties" guide). */
export interface PropertyDefinition {
	readonly name: string;
	readonly label: string;
	/** HubSpot's `type`, and `bool` for any single checkbox: string, number, date, datetime, bool, enumeration and seldom others. */
	readonly type: string;
	/** Internal name of the group that HubSpot shows it in. */
	readonly group: string;
	readonly isUnique: boolean;
	readonly isWritable: boolean;
	readonly isHidden: boolean;
	/** Made by HubSpot, not by the account. */
	readonly isHubspots: boolean;
	/** Is it a number to reckon with, unlike one that names something? */
	readonly isAmount: boolean;
	/** Does it take several choices at once? */
	readonly isMultiple: boolean;
	/** Empty for what is no choice, and where HubSpot keeps the choices elsewhere. */
	readonly choices: readonly Choice[];
	/** Where HubSpot keeps the choices, if it is known. */
	readonly choicesIn?: OutsideList;
}

/** The properties of an object by their names. */
export type Schema = ReadonlyMap<string, PropertyDefinition>;

/** A property of which nothing is known but its name: it takes any text. */
export function plainProperty(name: string): PropertyDefinition {
	return {
		name,
		label: name,
		type: '',
		group: '',
		isUnique: false,
		isWritable: true,
		isHidden: false,
		isHubspots: false,
		isMultiple: false,
		isAmount: false,
		choices: [],
	};
}

/** HubSpot lists no choices for these; which of its APIs has them instead. */
const outsideLists: ReadonlyArray<{
	readonly list: OutsideList;
	readonly when: (property: JsonObject) => boolean;
}> = [
	{ list: 'owners', when: (property) => textAt(property, 'referencedObjectType') === 'OWNER' },
	{ list: 'pipelines', when: (property) => textAt(property, 'name') === 'hs_pipeline' },
	{ list: 'stages', when: (property) => textAt(property, 'name') === 'hs_pipeline_stage' },
];

/** The properties in HubSpot's answer; none in what is not one. */
export function toDefinitions(body: JsonObject): PropertyDefinition[] {
	return objectsAt(body, 'results').flatMap((property) => {
		const name = textAt(property, 'name');
		// No object can have a member of the other name.
		if (!name || name === '__proto__') return [];
		const { readOnlyValue } = objectAt(property, 'modificationMetadata');
		const fieldType = textAt(property, 'fieldType');
		const type = fieldType === 'booleancheckbox' ? 'bool' : (textAt(property, 'type') ?? '');
		const choices = objectsAt(property, 'options').flatMap(choiceOf);
		const outside = outsideLists.find(({ when }) => when(property));
		return {
			name,
			label: textAt(property, 'label') || name,
			type,
			group: textAt(property, 'groupName') ?? '',
			isUnique: property.hasUniqueValue === true,
			isWritable: readOnlyValue !== true && property.calculated !== true,
			isHidden: property.hidden === true,
			isHubspots: property.hubspotDefined === true,
			isMultiple: type === 'enumeration' && fieldType === 'checkbox',
			isAmount: type === 'number' && isAmount(name, property),
			choices,
			...(type === 'enumeration' && choices.length === 0 && outside && { choicesIn: outside.list }),
		};
	});
}

/** HubSpot shows numbers that name something as text, or without separators of thousands. */
function isAmount(name: string, property: JsonObject): boolean {
	const isShownAsNumber = textAt(property, 'fieldType') === 'number';
	return (
		isShownAsNumber &&
		textAt(property, 'numberDisplayHint') !== 'unformatted' &&
		!/(^|_)ids?$/.test(name)
	);
}

function choiceOf(option: JsonObject): Choice[] {
	const value = textAt(option, 'value');
	if (!value) return [];
	return [{ value, label: textAt(option, 'label') || value, isHidden: option.hidden === true }];
}
