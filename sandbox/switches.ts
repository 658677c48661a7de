/**
 * The error for a taken e-mail. `coordinates`: a 400 with property, value and record in the text.
 * `conflict`: a 409 with the existing id in context and text. `contactExists`: a 409 with the address
 * in `errors`.
 */
export type TakenEmailError = 'coordinates' | 'conflict' | 'contactExists';

/** `errors` is the form of live replies, the others are those of HubSpot's reference pages. */
export type MissingScopesForm = 'errors' | 'contextList' | 'contextJson' | 'contextText';

/**
 * One switch for each behaviour that HubSpot does not document, that reports contradict each other
 * about, or that newer live replies have changed. The defaults are in `switchSets.ts`.
 */
export interface Switches {
	/** `objectWriteTraceId` on the results of a batch create. Live replies have it, HubSpot's examples do not. */
	echoTraceIdOnCreate: boolean;
	/** The same for batch update. */
	echoTraceIdOnUpdate: boolean;
	/** The same for batch upsert. */
	echoTraceIdOnUpsert: boolean;
	/** Order of results. HubSpot guarantees none, and live replies were not in input order. */
	resultOrder: 'shuffled' | 'reversed' | 'input';
	/** Trace ids give errors by record. `false` refuses the whole batch, as some live accounts do. */
	traceIdsCount: boolean;
	/** Whether trace ids on only some inputs give errors by record. */
	partialTraceIdsCount: boolean;
	/** Whether trace ids that repeat within a request give errors by record. */
	duplicateTraceIdsCount: boolean;
	/** Two addresses of one contact in one upsert are refused as duplicates; else both are applied. */
	refuseAliasDuplicates: boolean;
	/** Batch update with `idProperty: "email"`. Live accounts refuse it, although the spec allows it. */
	updateByEmail: boolean;
	/** An upsert's result has the id property even if it was sent only as `id`. */
	upsertReturnsIdProperty: boolean;
	/** `hasUniqueValue` of the contact property `email`. Accounts reportedly differ. */
	emailHasUniqueValue: boolean;
	/** An empty `inputs` array: a 400, as from other batch endpoints, or an empty success. */
	emptyInputs: 'refuse' | 'accept';
	/** An inline association to a record that does not exist refuses the input; else it is ignored. */
	refuseUnknownAssociationTargets: boolean;
	/** An unknown owner id is refused; else it is stored. */
	checkOwnerIds: boolean;
	/** A change of pipeline requires a stage of the new pipeline in the same request. */
	pipelineChangeNeedsStage: boolean;
	/** The message of a whole-batch 409 names the existing record. Live replies have both texts. */
	conflictNamesExistingId: boolean;
	/** Seconds in `Retry-After` on a 429, which HubSpot does not document. 0 omits the header. */
	retryAfterOn429: number;
	/** Status of a batch read that finds no record: 207 with an empty list, or 404 as one report says. */
	allMissing: 207 | 404;
	/** Milliseconds until a search finds a write. HubSpot's docs speak of a few moments. */
	searchDelayMs: number;
	/** A merge keeps the primary's id, as in accounts with the beta of that name; else it gives a new one. */
	primaryIdPreservation: boolean;
	/** An id from before a merge in a batch update: missing from the reply, or reported as not found. */
	mergedIdInBatchUpdate: 'dropped' | 'notFound';
	/** An id from before a merge in a batch read returns the merged record, as in a single GET. */
	batchReadFollowsMergedIds: boolean;
	/** The same for a single PATCH, as in a live reply. */
	patchFollowsMergedIds: boolean;
	/** Version 2026-09 replies to partial success with 207. Its spec has only 200 and 201. */
	newestVersionAnswers207: boolean;
	/** Record ids in replies of the associations API are JSON numbers, as in live replies; else strings, as in the spec. */
	associationIdsAsNumbers: boolean;
	/**
	 * Texts of `INVALID_LONG` and `INVALID_INTEGER`: with portal and object type, and with the value, as
	 * in live replies; else the shorter ones of older replies and of HubSpot's docs.
	 */
	valueErrorTexts: 'full' | 'short';
	/** Errors of refused options, dates and numbers have `propertyValue`, as in live replies. */
	propertyValueInErrors: boolean;
	/** The error for a taken e-mail in a create or update. Live replies have the first two. */
	takenEmail: TakenEmailError;
	/** The same for an upsert. */
	takenEmailOnUpsert: TakenEmailError;
	/** The error for a taken value of a custom unique property: a text with all facts, or an invalid value. */
	takenUniqueValue: 'coordinates' | 'valueError';
	/** A batch update by a unique property without trace ids that names unknown records. */
	missingByUniqueProperty: 'refused' | 'reported';
	/** A create with a bad association: refused as a whole, even with trace ids, or reported by record. */
	associationErrors: 'refuseRequest' | 'byRecord';
	/** An association without types: nothing is associated, or the default association is made. */
	emptyAssociationTypes: 'ignored' | 'default';
	/** The 404 for a single record has a category and always the same text. */
	notFoundHasCategory: boolean;
	/** A single GET by a property that finds no record replies with an HTML page. */
	notFoundByPropertyIsPage: boolean;
	/** Property names with upper-case letters or 100 characters refuse the request, or are unknown. */
	invalidNames: 'refuseRequest' | 'unknownProperty';
	/**
	 * Results of writes have properties that HubSpot maintains or derives, as in live replies, and a
	 * create derives values, such as a company's website from its domain.
	 */
	derivedProperties: boolean;
	/** A path may name a custom object type by its base name, which HubSpot accepted until June 2025. */
	customObjectsByBaseName: boolean;
	/**
	 * A batch of default associations replies to partial success with 207. Its specification has only
	 * 200, with `errors` in the body.
	 */
	defaultAssociationsAnswer207: boolean;
	/** An invalid id in a batch read of associations: an item of `errors`, or a 400 for the request. */
	invalidIdInAssociationRead: 'item' | 'refused';
	/** The user of the token may edit associations. Only version 2026-09 checks it. */
	mayEditAssociations: boolean;
	/** How the 403 for missing scopes names them: in `errors`, or in one of three forms of `context`. */
	missingScopesForm: MissingScopesForm;
	/** Maximum size of a request body in bytes. HubSpot documents no limit. */
	maxBodyBytes: number;
}
