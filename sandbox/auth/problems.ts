import { Problem, type ProblemBody } from '../model/problem';
import type { MissingScopesForm } from '../switches';
import type { Grant } from './tokens';

const SCOPES_PAGE = 'https://developers.hubspot.com/scopes';
const MS_PER_DAY = 86_400_000;

/** The forms in which the error names scopes (HubSpot docs, object guide and reference pages). */
const SCOPE_FORMS: Readonly<
	Record<MissingScopesForm, (scopes: string[]) => Pick<ProblemBody, 'errors' | 'context'>>
> = {
	errors: (requiredGranularScopes) => ({
		errors: [
			{
				message: 'One or more of the following scopes are required.',
				context: { requiredGranularScopes },
			},
		],
	}),
	contextList: (missingScopes) => ({ context: { missingScopes } }),
	contextJson: (missingScopes) => ({ context: JSON.stringify({ missingScopes }) }),
	contextText: (scopes) => ({ context: `{missingScopes=[${scopes.join(', ')}]}` }),
};

/** HubSpot's authentication and authorization errors (HubSpot docs, error handling; live replies). */
export const AUTH_PROBLEMS = {
	missing: () =>
		new Problem(401, {
			message:
				'Authentication credentials not found. This API supports OAuth 2.0 authentication and ' +
				'you can find more details at ' +
				'https://developers.hubspot.com/docs/methods/auth/oauth-overview',
			category: 'INVALID_AUTHENTICATION',
		}),
	/** HubSpot reports an unknown token as expired since 1970. */
	expired: (expiredAt: number, now: number) => {
		const age = now - expiredAt;
		const ago =
			age < MS_PER_DAY
				? `${Math.floor(age / 1000)} second(s)`
				: `${Math.floor(age / MS_PER_DAY)} day(s)`;
		return new Problem(401, {
			message: `The OAuth token used to make this call expired ${ago} ago.`,
			category: 'EXPIRED_AUTHENTICATION',
			context: { 'expire time': [new Date(expiredAt).toISOString()] },
		});
	},
	missingScopes: (scopes: readonly string[], form: MissingScopesForm) =>
		new Problem(403, {
			message:
				"This app hasn't been granted all required scopes to make this call. " +
				`Read more about required scopes here: ${SCOPES_PAGE}.`,
			...SCOPE_FORMS[form]([...scopes]),
			links: { scopes: SCOPES_PAGE },
			category: 'MISSING_SCOPES',
		}),
} as const;

/** Extracts the bearer token of an Authorization header. */
export function bearerOf(header: string | undefined): string | undefined {
	return /^Bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1];
}

/** Returns what a token allows, or the 401 for an invalid one. */
export function authenticate(
	find: (token: string) => Grant | undefined,
	token: string | undefined,
	now: number,
): Grant | Problem {
	if (token === undefined) return AUTH_PROBLEMS.missing();
	const grant = find(token);
	if (grant === undefined) return AUTH_PROBLEMS.expired(0, now);
	const { expiresAt } = grant;
	if (expiresAt !== undefined && expiresAt <= now) return AUTH_PROBLEMS.expired(expiresAt, now);
	return grant;
}

/** Checks that a token has one of the scopes. An empty list requires none. */
export function authorize(
	grant: Grant,
	anyOf: readonly string[],
	form: MissingScopesForm,
): Problem | undefined {
	if (anyOf.length === 0 || anyOf.some((scope) => grant.scopes.includes(scope))) return undefined;
	return AUTH_PROBLEMS.missingScopes(anyOf, form);
}
