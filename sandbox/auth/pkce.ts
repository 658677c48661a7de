import { createHash } from 'node:crypto';

/** Whether the app that exchanges a code is the one that asked for it (RFC 7636, method S256). */
export function provesChallenge(verifier: string | undefined, challenge: string): boolean {
	if (verifier === undefined) return false;
	return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
