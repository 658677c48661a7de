/** How one version of the API differs from the others. */
export interface ApiVersion {
	/** How partial success is told: by status 207, or inside the status of full success. */
	readonly partial: 'multiStatus' | 'sameStatus';
	/** Values are brought into shape, each with a warning, where other versions refuse them. */
	readonly normalises: boolean;
	/** Required properties that the account's admin has set up are enforced. */
	readonly enforcesRequired: boolean;
}

const CLASSIC: ApiVersion = {
	partial: 'multiStatus',
	normalises: false,
	enforcesRequired: false,
};

/** HubSpot's versions that the sandbox has (HubSpot changelog, CRM API write validation). */
export const VERSIONS = {
	v3: CLASSIC,
	'2026-03': CLASSIC,
	'2026-09': { partial: 'sameStatus', normalises: true, enforcesRequired: true },
} as const satisfies Readonly<Record<string, ApiVersion>>;

export type VersionName = keyof typeof VERSIONS;
