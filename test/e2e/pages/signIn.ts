import { OWNER } from '../n8n/account/owner';
import type { Person } from './person';
import { byTestId } from './testId';

/** Signs in as the owner, and waits for the list of workflows. */
export async function signIn(person: Person, n8nUrl: string): Promise<void> {
	const { page } = person;
	await page.goto(`${n8nUrl}/signin`);
	await person.see('sign-in page', page.getByLabel('Email'));
	await person.enter('e-mail', page.getByLabel('Email'), OWNER.email);
	await person.enter('password', page.getByLabel('Password'), OWNER.password);
	await person.click('Sign in', page.getByRole('button', { name: 'Sign in' }));
	await person.see('workflows', byTestId(page, 'project-home-menu-item'));
}
