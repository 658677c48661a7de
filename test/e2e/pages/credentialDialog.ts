import type { Locator } from 'playwright-core';
import type { Person } from './person';
import { byTestId } from './testId';

/** The dialog in which a credential is made. */
export class CredentialDialog {
	private readonly dialog: Locator;

	constructor(private readonly person: Person) {
		this.dialog = byTestId(person.page, 'editCredential-modal');
	}

	/** Chooses the kind of credential, unless the dialog shows it already. */
	async chooseKind(kind: 'Service Key' | 'OAuth2'): Promise<void> {
		const chosen = byTestId(this.dialog, 'credential-mode-dropdown-trigger');
		await chosen.waitFor();
		if ((await chosen.innerText()).includes(kind)) return;
		await this.person.click('the kind of credential', chosen);
		await this.person.click(kind, this.person.page.getByRole('menuitem', { name: kind }));
	}

	/** Enters a field by its name. */
	async enter(name: string, text: string): Promise<void> {
		const field = byTestId(this.dialog, `parameter-input-${name}`).locator('input');
		await this.person.enter(name, field, text);
	}

	/** Saves, whereupon n8n tests the credential. */
	async save(): Promise<void> {
		await this.person.click('Save', byTestId(this.dialog, 'credential-save-button'));
	}

	/** The reason why n8n's test of the credential has failed. */
	async whyNotConnected(): Promise<string> {
		const notice = this.dialog.getByText('Couldn’t connect with these settings');
		await this.person.see('not connected', notice);
		await this.person.click('More details', this.dialog.getByText('More details'));
		return await this.dialog.innerText();
	}

	/** Waits until the dialog has closed, as it does by itself when the credential works. */
	async waitUntilClosed(): Promise<void> {
		await this.dialog.waitFor({ state: 'hidden' });
		await this.person.look('credential saved');
	}

	/**
	 * Clicks Connect, and decides on the consent page in the window that opens. Returns what the window
	 * says when it stays open, as it does after a failure.
	 */
	async connect(decision: 'Connect app' | 'Cancel'): Promise<string | undefined> {
		const opened = this.person.page.waitForEvent('popup');
		await this.person.click('Connect', byTestId(this.dialog, 'quick-connect-button'));
		const consent = await opened;
		const closed = consent.waitForEvent('close').then(() => undefined);
		await this.person.lookAt(consent, 'consent page');
		await consent.getByRole('button', { name: decision }).click();
		const failure = consent.getByText('The window can be closed now').waitFor();
		const isOpen = await Promise.race([closed, failure.then(() => true)]);
		if (!isOpen) return undefined;
		await this.person.lookAt(consent, 'consent failed');
		const text = await consent.locator('body').innerText();
		await consent.close();
		return text;
	}
}
