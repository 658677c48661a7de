/**
 * Behaviour that HubSpot does not document, or that observers report differently: one named switch
 * each. The default is the answer that asks most of a client, so that a client which works here
 * works whichever way HubSpot turns out to behave.
 */
export interface Switches {
	/** `objectWriteTraceId` on the results of a batch create: in the spec, not in HubSpot's examples. */
	echoTraceIdOnCreate: boolean;
	/** The same for batch update: nobody has reported either way. */
	echoTraceIdOnUpdate: boolean;
	/** The same for batch upsert: seen on live accounts. */
	echoTraceIdOnUpsert: boolean;
	/** Order of results: HubSpot promises none, and input order is not what observers got. */
	resultOrder: 'shuffled' | 'reversed' | 'input';
	/** Trace ids give errors by record; false refuses the whole batch, as accounts were seen to do. */
	traceIdsCount: boolean;
	/** Whether trace ids on only some inputs give per-record errors; undocumented. */
	partialTraceIdsCount: boolean;
	/** Whether trace ids that repeat within a request still give per-record errors; undocumented. */
	duplicateTraceIdsCount: boolean;
	/** Two e-mail addresses of one contact in one upsert: refused as a duplicate, or both applied. */
	refuseAliasDuplicates: boolean;
	/** Update with `idProperty: "email"`: refused on live accounts, although the spec allows it. */
	updateByEmail: boolean;
	/** An upsert's result carries the id property even when only `id` named it. */
	upsertReturnsIdProperty: boolean;
	/** `hasUniqueValue` of the contact property `email`; accounts are said to differ. */
	emailHasUniqueValue: boolean;
	/** An empty `inputs` array: 400, as other batch endpoints answer, or an empty success. */
	emptyInputs: 'refuse' | 'accept';
	/** An inline association to a record that does not exist fails the record, or is ignored. */
	refuseUnknownAssociationTargets: boolean;
	/** An owner id that no owner has is refused, or stored. */
	checkOwnerIds: boolean;
	/** A record that changes pipeline must be sent a stage of the new one; undocumented. */
	pipelineChangeNeedsStage: boolean;
	/** Existing ID in the message of a whole-batch 409; both texts were seen. */
	conflictNamesExistingId: boolean;
	/** Seconds for `Retry-After` on a 429, which HubSpot does not document; 0 leaves it out. */
	retryAfterOn429: number;
	/** All records missing in a batch read: 207 with an empty list, or 404 as one report says. */
	allMissing: 207 | 404;
	/** Milliseconds until a search sees a write; HubSpot says that it takes moments. */
	searchDelayMs: number;
	/** A merge keeps the primary's id, as in accounts with the beta of that name, or makes a new one. */
	primaryIdPreservation: boolean;
	/** An id that was merged away, in a batch update: left out of the reply, or told as not found. */
	mergedIdInBatchUpdate: 'dropped' | 'notFound';
	/** An id that was merged away, in a batch read: the merged record answers, as for a single GET. */
	batchReadFollowsMergedIds: boolean;
	/** The same for a single PATCH; only the GET is documented. */
	patchFollowsMergedIds: boolean;
	/** Version 2026-09 answers 207 to partial success; its spec has only 200 and 201. */
	newestVersionAnswers207: boolean;
	/** `toObjectId` of associations as a JSON number, as older replies have it; the spec says text. */
	associationIdsAsNumbers: boolean;
	/** Bytes of a request body that are still read; HubSpot states no limit. */
	maxBodyBytes: number;
}

/** The cautious defaults. */
export const DEFAULT_SWITCHES: Readonly<Switches> = {
	echoTraceIdOnCreate: false,
	echoTraceIdOnUpdate: false,
	echoTraceIdOnUpsert: true,
	resultOrder: 'shuffled',
	traceIdsCount: true,
	partialTraceIdsCount: false,
	duplicateTraceIdsCount: false,
	refuseAliasDuplicates: true,
	updateByEmail: false,
	upsertReturnsIdProperty: true,
	emailHasUniqueValue: false,
	emptyInputs: 'refuse',
	refuseUnknownAssociationTargets: true,
	checkOwnerIds: true,
	pipelineChangeNeedsStage: true,
	conflictNamesExistingId: true,
	retryAfterOn429: 0,
	allMissing: 207,
	searchDelayMs: 3_000,
	primaryIdPreservation: false,
	mergedIdInBatchUpdate: 'dropped',
	batchReadFollowsMergedIds: true,
	patchFollowsMergedIds: false,
	newestVersionAnswers207: false,
	associationIdsAsNumbers: false,
	maxBodyBytes: 32 * 1024 * 1024,
};
