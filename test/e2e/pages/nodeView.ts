import type { Locator } from 'playwright-core';
import { CredentialDialog } from './credentialDialog';
import { Mapper } from './mapper';
import type { Person } from './person';
import { redTexts } from './redTexts';
import { byTestId } from './testId';

/** n8n shows these in red where a row of a table has no value. */
const MISSING_VALUES = ['null', 'undefined'];

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

	/** Pins rows to the output; instead of others, if there are. */
	async setMockData(rows: readonly object[]): Promise<void> {
		const first = this.view.getByText('set mock data');
		const again = this.part('ndv-edit-pinned-data').filter({ visible: true });
		await first.or(again).first().waitFor();
		if (await first.isVisible()) await this.person.click('set mock data', first);
		else await this.person.click('Edit Output', again.first());
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

	/** Chooses a value of a list by the parameter's internal name. */
	async select(name: string, value: string): Promise<void> {
		await this.person.click(name, this.part(`parameter-input-${name}`).locator('input').first());
		await this.chooseOption(value);
		await this.person.page.waitForLoadState('networkidle');
		await this.person.look(`${name} is ${value}`);
	}

	/** Chooses an object type of the list, of which it has the first that contains the text. */
	async selectObjectType(text: string): Promise<void> {
		await this.person.click('Object Type', this.part('rlc-input').first());
		const { page } = this.person;
		await this.person.enter('object type', byTestId(page, 'rlc-search'), text);
		await this.person.click(text, byTestId(page, 'rlc-item').filter({ hasText: text }).first());
		await page.waitForLoadState('networkidle');
	}

	/** Chooses a stored credential. */
	async chooseCredential(name: string): Promise<void> {
		await this.person.click('Credential', this.part('node-credentials-select'));
		const option = this.person.page.getByRole('option').filter({ hasText: name, visible: true });
		await this.person.click(name, option.first());
		await this.person.page.waitForLoadState('networkidle');
		await this.person.look('credential chosen');
	}

	/** Enters a text parameter by its internal name. */
	async enter(name: string, text: string): Promise<void> {
		const field = this.part(`parameter-input-${name}`).locator('input, textarea').first();
		await this.person.enter(name, field, text);
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

	/** The field mapper. */
	get mapper(): Mapper {
		return new Mapper(
			this.person,
			this.part('resource-mapper-container'),
			this.part('ndv-input-panel'),
		);
	}

	async openSettings(): Promise<void> {
		await this.person.click('Settings', this.part('tab-settings'));
	}

	/** Runs the node, and waits for its result. */
	async execute(): Promise<void> {
		await this.person.executions.run(async () => await this.startExecution());
		await this.person.page.waitForLoadState('networkidle');
		const result = this.output.getByText(/\d+ items?/).or(this.output.getByText('Error details'));
		await this.person.see('result', result.first());
	}

	/** Starts a run of the node. */
	async startExecution(): Promise<void> {
		await this.person.click('Execute step', this.part('node-execute-button'));
	}

	/** Gives the values that n8n asks for when a tool is run alone, in order, and runs it. */
	async giveModelValues(values: readonly string[]): Promise<void> {
		const dialog = byTestId(this.person.page, 'fromAiParameters-modal');
		for (const [place, value] of values.entries()) {
			await this.person.enter(value, dialog.locator('input').nth(place), value);
		}
		await this.person.click('Execute step', byTestId(dialog, 'execute-workflow-button'));
	}

	/** Pins the output, so that the node is not run again. */
	async pinOutput(): Promise<void> {
		await this.person.click('Pin data', this.part('ndv-pin-data'));
	}

	/** How many items the output panel shows for each branch; `undefined` for one that is not there. */
	async branches(): Promise<{ success: number | undefined; error: number | undefined }> {
		const text = await this.outputText();
		const count = (name: string): number | undefined => {
			const found = new RegExp(`${name} Branch[^\\n]*?\\((\\d+) items?\\)`).exec(text);
			return found ? Number(found[1]) : undefined;
		};
		return { success: count('Success'), error: count('Error') };
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
		const texts = await redTexts(this.view);
		return [...texts.filter((text) => !MISSING_VALUES.includes(text)), ...placeholders];
	}

	/** How many parameters n8n marks as wrong, such as a choice that the list does not have. */
	async countIssues(): Promise<number> {
		return await this.part('parameter-issues').filter({ visible: true }).count();
	}

	async close(): Promise<void> {
		await this.person.click('Close', this.part('ndv-close-button'));
		await this.view.waitFor({ state: 'hidden' });
	}

	private async chooseOption(value: string): Promise<void> {
		const { page } = this.person;
		const options = page.getByRole('option').filter({ visible: true });
		const named = options.filter({ has: page.getByText(value, { exact: true }) });
		await this.person.click(value, named.first());
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
