import type { N8nApi } from './n8nApi';

/** The owner of an n8n that runs on this machine for a short time, so the password is no secret. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olga',
	lastName: 'Owner',
	password: 'Sandbox-Only-1',
};

/** Makes the owner's account in a new n8n, and signs in. */
export async function setUpOwner(n8n: N8nApi): Promise<void> {
	await n8n.post('/owner/setup', OWNER);
}

/** Signs in to an n8n that has the owner. */
export async function signInAsOwner(n8n: N8nApi): Promise<void> {
	await n8n.post('/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
}
