import type { Locator } from 'playwright-core';
import { CredentialDialog } from './credentialDialog';
import type { Person } from './person';
import { redTexts } from './redTexts';
import { byTestId } from './testId';

/** An open node: its input, its parameters and its output. */
export class NodeView {
	private readonly view: Locator;

	constructor(private readonly person: Person) {
		this.view = byTestId(person.page, 'ndv');
	}

	/** Waits until the parameters are there, and the lists that n8n asks the node for. */
	async waitForParameters(): Promise<void> {
		await this.part('node-parameters').waitFor();
		await this.person.page.waitForLoadState('networkidle');
		await this.person.look('parameters');
	}

	async setMockData(rows: readonly object[]): Promise<void> {
		await this.person.click('set mock data', this.view.getByText('set mock data'));
		const editor = this.part('output-panel').locator('.cm-content');
		await this.person.paste('the rows', editor, JSON.stringify(rows, undefined, '\t'));
		await this.person.click('Save', this.view.getByRole('button', { name: 'Save' }));
	}

	/** Opens the dialog of a new credential. */
	async newCredential(): Promise<CredentialDialog> {
		const slot = this.part('node-credentials-slot');
		const first = slot.getByRole('button', { name: 'Connect to' });
		const select = this.part('node-credentials-select');
		await first.or(select).first().waitFor();
		if (await first.isVisible()) {
			await this.person.click('Connect to HubSpot', first);
		} else {
			await this.person.click('Credential', select);
			const entry = byTestId(this.person.page, 'node-credentials-select-item-new');
			await this.person.click('Create new credential', entry);
		}
		return new CredentialDialog(this.person);
	}

	/** The name of the credential that the node uses. */
	async credentialName(): Promise<string> {
		return await this.part('node-credentials-select').locator('input').inputValue();
	}

	/** Chooses a value of a list by the labels in the editor. */
	async choose(label: string, value: string): Promise<void> {
		await this.person.click(label, this.parameter(label));
		const option = this.person.page.getByRole('option', { name: value }).filter({ visible: true });
		await this.person.click(value, option.first());
	}

	/** What a list shows as chosen. */
	async chosen(label: string): Promise<string> {
		return (await this.isShown(label))
			? await this.parameter(label).locator('input').first().inputValue()
			: '';
	}

	/** Whether the node has a parameter with this label. */
	async isShown(label: string): Promise<boolean> {
		return await this.parameter(label).isVisible();
	}

	async openSettings(): Promise<void> {
		await this.person.click('Settings', this.part('tab-settings'));
	}

	/** Runs the node, and waits for its result. */
	async execute(): Promise<void> {
		const button = this.part('node-execute-button');
		await this.person.executions.run(async () => await this.person.click('Execute step', button));
		await this.person.page.waitForLoadState('networkidle');
		const result = this.output.getByText(/\d+ items?/).or(this.output.getByText('Error details'));
		await this.person.see('result', result.first());
	}

	/** Shows the items that failed. */
	async openErrorBranch(): Promise<void> {
		await this.person.click('Error Branch', this.output.getByText('Error Branch'));
	}

	/** What the output panel says. */
	async outputText(): Promise<string> {
		return await this.output.innerText();
	}

	/** What the node shows as wrong: red texts, and lists that could not be loaded. */
	async flaws(): Promise<string[]> {
		const lists = this.view.getByPlaceholder('Error fetching options');
		const placeholders = await lists.evaluateAll((fields) =>
			fields.map((field) => field.getAttribute('placeholder') ?? ''),
		);
		return [...(await redTexts(this.view)), ...placeholders];
	}

	async close(): Promise<void> {
		await this.person.click('Close', this.part('ndv-close-button'));
		await this.view.waitFor({ state: 'hidden' });
	}

	private get output(): Locator {
		return this.part('output-panel');
	}

	private parameter(label: string): Locator {
		const named = this.view.locator(
			'.parameter-item, [data-test-id=mapping-mode-select], [data-test-id=parameter-item]',
		);
		return named.filter({ has: this.person.page.getByText(label, { exact: true }) }).first();
	}

	private part(id: string): Locator {
		return byTestId(this.view, id);
	}
}
