/** How one version of the API differs from the others. */
export interface ApiVersion {
	/** Status of a partial success: 207, or the same as for full success. */
	readonly partial: 'multiStatus' | 'sameStatus';
	/** Normalises some values that other versions refuse, with a warning for each. */
	readonly normalises: boolean;
	/** Enforces the required properties that the account's admin has set up. */
	readonly enforcesRequired: boolean;
}

const CLASSIC: ApiVersion = {
	partial: 'multiStatus',
	normalises: false,
	enforcesRequired: false,
};

/** The API versions that the sandbox supports (HubSpot changelog, CRM API write validation). */
export const VERSIONS = {
	v3: CLASSIC,
	'2026-03': CLASSIC,
	'2026-09': { partial: 'sameStatus', normalises: true, enforcesRequired: true },
} as const satisfies Readonly<Record<string, ApiVersion>>;

export type VersionName = keyof typeof VERSIONS;

/** How one version of the associations API differs from the others. */
export interface LinkVersion {
	/** Status of a batch create. */
	readonly created: 200 | 201;
	/** Status of a partial success: 207, or the same as for full success. */
	readonly partial: ApiVersion['partial'];
	/** Whether an archive replies with a body. */
	readonly archiveHasBody: boolean;
	/** Whether writes check the user's permission to edit associations. */
	readonly checksPermission: boolean;
}

/**
 * The versions of the associations API
 * (https://github.com/HubSpot/HubSpot-public-api-spec-collection, CRM/Associations, rollout 130902).
 */
export const LINK_VERSIONS = {
	v4: { created: 201, partial: 'multiStatus', archiveHasBody: false, checksPermission: false },
	'2026-03': {
		created: 201,
		partial: 'multiStatus',
		archiveHasBody: true,
		checksPermission: false,
	},
	'2026-09': { created: 200, partial: 'sameStatus', archiveHasBody: true, checksPermission: true },
} as const satisfies Readonly<Record<string, LinkVersion>>;

export type LinkVersionName = keyof typeof LINK_VERSIONS;
