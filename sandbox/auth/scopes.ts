/** The scopes of the account: those of the static token, and those a user can grant. */
export const ALL_SCOPES = [
	'oauth',
	'crm.objects.contacts.read',
	'crm.objects.contacts.write',
	'crm.schemas.contacts.read',
	'crm.schemas.contacts.write',
	'crm.objects.companies.read',
	'crm.objects.companies.write',
	'crm.schemas.companies.read',
	'crm.schemas.companies.write',
	'crm.objects.deals.read',
	'crm.objects.deals.write',
	'crm.schemas.deals.read',
	'crm.schemas.deals.write',
	'crm.objects.custom.read',
	'crm.objects.custom.write',
	'crm.schemas.custom.read',
	'crm.objects.line_items.read',
	'crm.objects.line_items.write',
	'crm.objects.products.read',
	'crm.objects.products.write',
	'crm.objects.leads.read',
	'crm.objects.leads.write',
	'crm.objects.owners.read',
	'tickets',
] as const;

const KNOWN: ReadonlySet<string> = new Set(ALL_SCOPES);

export const isScope = (name: string): boolean => KNOWN.has(name);

/** Parses a space-separated list of scopes. */
export function parseScopes(text: string | undefined): string[] {
	return [...new Set((text ?? '').split(/\s+/).filter((scope) => scope !== ''))];
}
