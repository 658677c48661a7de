/** Categories for what HubSpot did not say itself. */
export const ownCategory = {
	/** The item was refused by the node's check, before anything was sent. */
	invalidInput: 'INVALID_INPUT',
	/** The reply named the record neither as a result nor as an error. */
	noResult: 'NO_RESULT',
	/** The request got no answer, or one that tells nothing about its records. */
	noAnswer: 'NO_ANSWER',
	/** The execution was cancelled. */
	cancelled: 'CANCELLED',
	/** Another item failed and On Error is Stop Workflow. */
	stopped: 'STOPPED',
	/** n8n has no valid access token. */
	credential: 'CREDENTIAL',
} as const;

/** One of them. */
export type OwnCategory = (typeof ownCategory)[keyof typeof ownCategory];

/** HubSpot's category for ids that name no record. */
export const NOT_FOUND = 'OBJECT_NOT_FOUND';
