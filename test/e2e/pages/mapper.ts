import type { Locator } from 'playwright-core';
import type { Person } from './person';
import { byTestId } from './testId';

/** n8n's field mapper in an open node. */
export class Mapper {
	constructor(
		private readonly person: Person,
		private readonly mapper: Locator,
		private readonly input: Locator,
	) {}

	/** Shows a field for each property, instead of mapping them automatically. */
	async mapManually(): Promise<void> {
		const mode = byTestId(this.mapper, 'mapping-mode-select').locator('input').first();
		await this.person.click('Mapping Column Mode', mode);
		const manual = this.person.page.getByRole('option', { name: 'Map Each Column Manually' });
		await this.person.click('Map Each Column Manually', manual);
		await this.person.page.waitForLoadState('networkidle');
		await this.person.look('mapped manually');
	}

	/** The internal name of the property to match by; `undefined` if there is no such list. */
	async matchBy(): Promise<string | undefined> {
		const list = byTestId(this.mapper, 'matching-column-select');
		return (await list.count()) === 0
			? undefined
			: await list.locator('input').first().inputValue();
	}

	/** Chooses the property to match by, by its label. */
	async chooseMatchBy(label: string): Promise<void> {
		const list = byTestId(this.mapper, 'matching-column-select').locator('input').first();
		await this.person.click('Match By', list);
		const option = this.person.page.getByRole('option', { name: label, exact: true });
		await this.person.click(label, option.filter({ visible: true }).first());
	}

	/** The internal names of the properties that have a field, in order. */
	async properties(): Promise<string[]> {
		return await this.mapper.evaluate((mapper) =>
			Array.from(mapper.querySelectorAll('[data-test-id^="parameter-input-"]')).flatMap((field) => {
				const name = field.getAttribute('data-test-id')?.replace('parameter-input-', '') ?? '';
				return ['field', 'hint'].includes(name) ? [] : [name];
			}),
		);
	}

	/** Drags a field of the input onto a property. */
	async drag(field: string, property: string): Promise<void> {
		const source = byTestId(this.input, 'run-data-schema-item').filter({ hasText: field }).first();
		const target = this.field(property);
		// The result of another expression covers the fields below it while that one has the focus.
		await this.person.page.evaluate(() => {
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		});
		await this.person.drag(`${field} to ${property}`, source, target);
		await target.locator('.cm-content').filter({ hasText: '$json' }).waitFor();
	}

	/** Enters a value, or an expression, for a property. */
	async enter(property: string, text: string): Promise<void> {
		await this.person.enter(property, this.field(property).locator('input').first(), text);
	}

	/** What is entered for a property. */
	async valueOf(property: string): Promise<string> {
		const code = this.field(property).locator('.cm-content');
		if ((await code.count()) > 0) return (await code.first().innerText()).trim();
		return await this.field(property).locator('input').first().inputValue();
	}

	/** Lets the model of an AI agent give the value of a property. */
	async letModelDefine(property: string): Promise<void> {
		const button = 'from-ai-override-button';
		const row = this.field(property).locator(
			`xpath=ancestor::*[.//*[@data-test-id="${button}"]][1]`,
		);
		await this.person.click(`let the model define ${property}`, byTestId(row, button).first());
	}

	/** All texts of the mapper. */
	async text(): Promise<string> {
		return await this.mapper.innerText();
	}

	/** Waits until the mapper has a field for a property. */
	async waitFor(property: string): Promise<void> {
		await this.person.see(`field ${property}`, this.field(property));
	}

	private field(property: string): Locator {
		return byTestId(this.mapper, `parameter-input-${property}`);
	}
}
