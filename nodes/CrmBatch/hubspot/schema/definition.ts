import { objectAt, objectsAt, textAt, type JsonObject } from '../json';
import type { OutsideList } from '../tables/endpoints';
import type { CrmObject } from '../tables/objects';
import { ChoiceList, type Choice } from './choices';

/** A property of an object, as the account defines it (HubSpot, "Properties" guide). */
export interface PropertyDefinition {
	readonly name: string;
	readonly label: string;
	/** HubSpot's `type`, and `bool` for any single checkbox: string, number, date, datetime, bool, enumeration and, rarely, others. */
	readonly type: string;
	/** Internal name of its property group. */
	readonly group: string;
	readonly isUnique: boolean;
	readonly isWritable: boolean;
	readonly isHidden: boolean;
	/** Defined by HubSpot, not by the account. */
	readonly isHubspots: boolean;
	/** A number that is a quantity, unlike one that identifies something. */
	readonly isAmount: boolean;
	/** Text that reaches someone or something, such as an email address or a phone number: no character of it is invisible. */
	readonly isAddress: boolean;
	/** Takes several choices at the same time. */
	readonly isMultiple: boolean;
	/** Empty for other types, and if HubSpot keeps the choices elsewhere. */
	readonly choices: ChoiceList;
	/** Where HubSpot keeps the choices, if they are not in the definition. */
	readonly choicesIn?: OutsideList;
}

/** A property of which only the name is known: it takes any text. */
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
		isAddress: name === EMAIL,
		choices: ChoiceList.empty,
	};
}

/** The property definitions in HubSpot's reply; none in anything else. */
export function toDefinitions(body: JsonObject, object: CrmObject): PropertyDefinition[] {
	return objectsAt(body, 'results').flatMap((property) => {
		const name = textAt(property, 'name');
		// An object cannot have a member with the other name.
		if (!name || name === '__proto__') return [];
		const { readOnlyValue } = objectAt(property, 'modificationMetadata');
		const fieldType = textAt(property, 'fieldType');
		const type = fieldType === 'booleancheckbox' ? 'bool' : (textAt(property, 'type') ?? '');
		const choices = new ChoiceList(objectsAt(property, 'options').flatMap(choiceOf));
		const choicesIn =
			type === 'enumeration' && choices.isEmpty ? outsideListOf(property, object) : undefined;
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
			isAddress: isAddress(name, type, property),
			choices,
			...(choicesIn && { choicesIn }),
		};
	});
}

/** The API that has the choices of a property that HubSpot lists without any. */
function outsideListOf(property: JsonObject, { pipeline }: CrmObject): OutsideList | undefined {
	if (textAt(property, 'referencedObjectType') === 'OWNER') return 'owners';
	const name = textAt(property, 'name');
	if (name === pipeline?.pipeline) return 'pipelines';
	return name === pipeline?.stage ? 'stages' : undefined;
}

/** HubSpot shows numbers that identify something as text, or without thousands separators. */
function isAmount(name: string, property: JsonObject): boolean {
	const isShownAsNumber = textAt(property, 'fieldType') === 'number';
	return (
		isShownAsNumber &&
		textAt(property, 'numberDisplayHint') !== 'unformatted' &&
		!/(^|_)ids?$/.test(name)
	);
}

/** The email address that identifies a contact. */
const EMAIL = 'email';

const addressHints: ReadonlySet<string | undefined> = new Set([
	'email',
	'phone_number',
	'domain_name',
]);

/** HubSpot's own properties are older than the hint, and do not have it. */
function isAddress(name: string, type: string, property: JsonObject): boolean {
	if (type === 'phone_number') return true;
	const fieldType = textAt(property, 'fieldType');
	return (
		type === 'string' &&
		(addressHints.has(textAt(property, 'textDisplayHint')) ||
			fieldType === 'phonenumber' ||
			name === EMAIL ||
			(property.hubspotDefined === true && fieldType === 'text' && name.endsWith('_email')))
	);
}

function choiceOf(option: JsonObject): Choice[] {
	const value = textAt(option, 'value');
	if (!value) return [];
	return [{ value, label: textAt(option, 'label') || value, isHidden: option.hidden === true }];
}
