import type { StoredRecord } from '../model/record';
import { PIPELINES } from './pipelines';

/** A property whose value HubSpot maintains. */
interface CalculatedProperty {
	readonly name: string;
	/** Returned by updates and creates. The others are returned by creates only. */
	readonly always?: true;
	readonly value: (record: StoredRecord) => string | null;
}

const constant = (name: string, value: string): CalculatedProperty => ({
	name,
	value: () => value,
});

const stored = (record: StoredRecord, name: string): string => record.properties[name] ?? '';

function isClosed(record: StoredRecord): string {
	const stages = (PIPELINES[record.objectType] ?? []).flatMap((pipeline) => pipeline.stages);
	const stage = stages.find((one) => one.id === record.properties.hs_pipeline_stage);
	return stage?.metadata?.isClosed ?? 'false';
}

const COMMON: readonly CalculatedProperty[] = [
	{ name: 'createdate', always: true, value: (record) => record.createdAt },
	{ name: 'hs_object_id', always: true, value: (record) => record.id },
	constant('hs_object_source', 'INTEGRATION'),
	constant('hs_object_source_id', '26892217'),
	constant('hs_object_source_label', 'INTEGRATION'),
	constant('num_notes', '0'),
];

const MODIFIED: CalculatedProperty = {
	name: 'hs_lastmodifieddate',
	always: true,
	value: (record) => record.updatedAt,
};

const BY_TYPE: Readonly<Record<string, readonly CalculatedProperty[]>> = {
	'0-1': [
		...COMMON,
		{ ...MODIFIED, name: 'lastmodifieddate' },
		{ name: 'hs_all_contact_vids', value: (record) => record.id },
		constant('hs_associated_target_accounts', '0'),
		{
			name: 'hs_email_domain',
			value: (record) => stored(record, 'email').split('@')[1] ?? null,
		},
		{
			name: 'hs_full_name_or_email',
			value: (record) => {
				const names = [stored(record, 'firstname'), stored(record, 'lastname')];
				return names.filter((name) => name !== '').join(' ') || stored(record, 'email');
			},
		},
		constant('hs_is_contact', 'true'),
		constant('hs_is_unworked', 'true'),
		{
			name: 'hs_lifecyclestage_lead_date',
			value: (record) => String(Date.parse(record.createdAt)),
		},
		constant('hs_pipeline', 'contacts-lifecycle-pipeline'),
	],
	'0-5': [
		...COMMON,
		MODIFIED,
		{ name: 'hs_ticket_id', value: (record) => record.id },
		{ name: 'hs_is_closed', value: isClosed },
		constant('hs_is_visible_in_help_desk', 'true'),
		constant('hs_num_associated_companies', '0'),
		constant('hs_num_associated_conversations', '0'),
		constant('hs_num_times_contacted', '0'),
	],
};

/** The properties that HubSpot maintains for an object type. */
export function calculatedProperties(typeId: string): readonly CalculatedProperty[] {
	return BY_TYPE[typeId] ?? [...COMMON, MODIFIED];
}

const BY_NAME = new Map<string, ReadonlyMap<string, CalculatedProperty>>();

/** The value of a property, maintained or written. Null if it is empty. */
export function valueOf(record: StoredRecord, name: string): string | null {
	let byName = BY_NAME.get(record.objectType);
	if (byName === undefined) {
		byName = new Map(calculatedProperties(record.objectType).map((row) => [row.name, row]));
		BY_NAME.set(record.objectType, byName);
	}
	const calculated = byName.get(name);
	if (calculated !== undefined) return calculated.value(record);
	const value = Object.hasOwn(record.properties, name) ? record.properties[name] : undefined;
	return value === undefined || value === '' ? null : value;
}
