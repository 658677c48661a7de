import type { WirePipeline } from '../model/wire';

const CREATED = '1970-01-01T00:00:00Z';

type StageRow = readonly [id: string, label: string, metadata: Record<string, string>];

function pipeline(id: string, label: string, stages: readonly StageRow[]): WirePipeline {
	return {
		id,
		label,
		displayOrder: 0,
		archived: false,
		createdAt: CREATED,
		updatedAt: CREATED,
		stages: stages.map(([stageId, stageLabel, metadata], displayOrder) => ({
			id: stageId,
			label: stageLabel,
			displayOrder,
			metadata,
			createdAt: CREATED,
			updatedAt: CREATED,
			writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
			archived: false,
		})),
	};
}

/** Pipelines by object type id. Types without a row have none. Metadata values are strings. */
export const PIPELINES: Readonly<Record<string, readonly WirePipeline[]>> = {
	'0-5': [
		pipeline('0', 'Support Pipeline', [
			['1', 'New', { ticketState: 'OPEN', isClosed: 'false' }],
			['2', 'Waiting on contact', { ticketState: 'OPEN', isClosed: 'false' }],
			['3', 'Waiting on us', { ticketState: 'OPEN', isClosed: 'false' }],
			['4', 'Closed', { ticketState: 'CLOSED', isClosed: 'true' }],
		]),
		pipeline('75e28846', 'Returns', [
			['98765001', 'Requested', { ticketState: 'OPEN', isClosed: 'false' }],
			['98765002', 'Refunded', { ticketState: 'CLOSED', isClosed: 'true' }],
		]),
	],
	'0-136': [
		pipeline('lead-pipeline-id', 'Lead pipeline', [
			['new-stage-id', 'New', { leadState: 'NEW', isClosed: 'false' }],
			['attempting-stage-id', 'Attempting', { leadState: 'IN_PROGRESS', isClosed: 'false' }],
			['connected-stage-id', 'Connected', { leadState: 'IN_PROGRESS', isClosed: 'false' }],
			['qualified-stage-id', 'Qualified', { leadState: 'QUALIFIED', isClosed: 'true' }],
			['unqualified-stage-id', 'Unqualified', { leadState: 'UNQUALIFIED', isClosed: 'true' }],
		]),
	],
	'0-3': [
		pipeline('default', 'Sales Pipeline', [
			['appointmentscheduled', 'Appointment Scheduled', { isClosed: 'false', probability: '0.2' }],
			['contractsent', 'Contract Sent', { isClosed: 'false', probability: '0.9' }],
			['closedwon', 'Closed Won', { isClosed: 'true', probability: '1.0' }],
			['closedlost', 'Closed Lost', { isClosed: 'true', probability: '0.0' }],
		]),
	],
};
