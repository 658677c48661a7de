import type { StoredRecord } from '../model/record';
import { PIPELINES } from './pipelines';

/** A property whose value HubSpot maintains. */
interface CalculatedProperty {
	readonly name: string;
	/** The results that have it: of all writes, of creates, or of all writes only with the switch. */
	readonly returnedBy: 'writes' | 'creates' | 'writesIfDerived';
	/** Whether it exists only with the switch `derivedProperties`. */
	readonly derived?: true;
	readonly value: (record: StoredRecord) => string | null;
}

type ReturnedBy = CalculatedProperty['returnedBy'];

function row(
	name: string,
	returnedBy: ReturnedBy,
	value: CalculatedProperty['value'] | string,
): CalculatedProperty {
	return { name, returnedBy, value: typeof value === 'string' ? () => value : value };
}

/** A property that results have only with the switch `derivedProperties`. */
function derived(name: string, value: CalculatedProperty['value'] | string): CalculatedProperty {
	return { ...row(name, 'writesIfDerived', value), derived: true };
}

const stored = (record: StoredRecord, name: string): string => record.properties[name] ?? '';

function isClosed(record: StoredRecord): string {
	const stages = (PIPELINES[record.objectType] ?? []).flatMap((pipeline) => pipeline.stages);
	const stage = stages.find((one) => one.id === record.properties.hs_pipeline_stage);
	return stage?.metadata?.isClosed ?? 'false';
}

function fullNameOrEmail(record: StoredRecord): string {
	const names = [stored(record, 'firstname'), stored(record, 'lastname')];
	return names.filter((name) => name !== '').join(' ') || stored(record, 'email');
}

/** The time at which the record entered its stage. The sandbox does not follow changes of stage. */
const STAGE_TIMES: readonly CalculatedProperty[] = [
	derived('hs_v2_date_entered_current_stage', (record) => record.createdAt),
	derived('hs_v2_time_in_current_stage', (record) => record.createdAt),
];

/** Activities, leads and custom objects have `hs_createdate`. */
const common = (created: 'createdate' | 'hs_createdate'): readonly CalculatedProperty[] => [
	row(created, 'writes', (record) => record.createdAt),
	row('hs_object_id', 'writes', (record) => record.id),
	row('hs_object_source', 'writesIfDerived', 'INTEGRATION'),
	row('hs_object_source_id', 'writesIfDerived', '26892217'),
	row('hs_object_source_label', 'writesIfDerived', 'INTEGRATION'),
	row('num_notes', 'creates', '0'),
	...STAGE_TIMES,
];

const COMMON = common('createdate');

const MODIFIED = row('hs_lastmodifieddate', 'writes', (record) => record.updatedAt);

const BY_TYPE: Readonly<Record<string, readonly CalculatedProperty[]>> = {
	'0-1': [
		...COMMON,
		{ ...MODIFIED, name: 'lastmodifieddate' },
		row('hs_all_contact_vids', 'creates', (record) => record.id),
		row('hs_associated_target_accounts', 'creates', '0'),
		row('hs_email_domain', 'creates', (record) => stored(record, 'email').split('@')[1] ?? null),
		row('hs_full_name_or_email', 'writesIfDerived', fullNameOrEmail),
		row('hs_is_contact', 'creates', 'true'),
		row('hs_is_unworked', 'writesIfDerived', 'true'),
		row('hs_lifecyclestage_lead_date', 'creates', (record) => String(Date.parse(record.createdAt))),
		row('hs_pipeline', 'writesIfDerived', 'contacts-lifecycle-pipeline'),
	],
	'0-2': [
		...COMMON,
		MODIFIED,
		derived('hs_pipeline', 'companies-lifecycle-pipeline'),
		derived('hs_task_label', (record) => stored(record, 'name') || stored(record, 'domain')),
	],
	'0-3': [...COMMON, MODIFIED],
	'0-7': [...COMMON, MODIFIED],
	'0-8': [...COMMON, MODIFIED],
	'0-5': [
		...COMMON,
		MODIFIED,
		row('hs_ticket_id', 'creates', (record) => record.id),
		row('hs_is_closed', 'creates', isClosed),
		row('hs_is_visible_in_help_desk', 'creates', 'true'),
		row('hs_num_associated_companies', 'creates', '0'),
		row('hs_num_associated_conversations', 'creates', '0'),
		row('hs_num_times_contacted', 'creates', '0'),
	],
};

const OTHERS: readonly CalculatedProperty[] = [...common('hs_createdate'), MODIFIED];

/** The properties that HubSpot maintains for an object type. */
function calculatedProperties(typeId: string): readonly CalculatedProperty[] {
	return BY_TYPE[typeId] ?? OTHERS;
}

const BY_NAME = new Map<string, ReadonlyMap<string, CalculatedProperty>>();

/** The value of a property, maintained or written. Null if it is empty. */
export function valueOf(record: StoredRecord, name: string): string | null {
	let byName = BY_NAME.get(record.objectType);
	if (byName === undefined) {
		byName = new Map(calculatedProperties(record.objectType).map((one) => [one.name, one]));
		BY_NAME.set(record.objectType, byName);
	}
	const calculated = byName.get(name);
	if (calculated !== undefined) return calculated.value(record);
	const value = Object.hasOwn(record.properties, name) ? record.properties[name] : undefined;
	return value === undefined || value === '' ? null : value;
}

/** Names of the maintained properties in the result of a write. */
export function maintainedInResult(
	typeId: string,
	isNew: boolean,
	withDerived: boolean,
): readonly string[] {
	return calculatedProperties(typeId)
		.filter(({ returnedBy, derived: isDerived = false }) => {
			if (isDerived && !withDerived) return false;
			return isNew || returnedBy === 'writes' || (withDerived && returnedBy !== 'creates');
		})
		.map(({ name }) => name);
}
