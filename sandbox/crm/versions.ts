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
