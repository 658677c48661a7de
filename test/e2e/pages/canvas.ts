import type { Locator } from 'playwright-core';
import { NodeView } from './nodeView';
import type { Person } from './person';
import { byTestId } from './testId';

/** The name of the node in n8n's list of nodes. */
const NODE = 'HubSpot CRM Batch';

/** The canvas of a workflow. */
export class Canvas {
	constructor(
		private readonly person: Person,
		private readonly n8nUrl: string,
	) {}

	/** Opens an empty canvas. */
	async openNew(): Promise<void> {
		await this.person.page.goto(`${this.n8nUrl}/workflow/new`);
		await this.person.see('empty canvas', this.part('canvas-add-button'));
	}

	/** Opens a stored workflow. */
	async open(workflowId: string): Promise<void> {
		await this.person.page.goto(`${this.n8nUrl}/workflow/${workflowId}`);
		await this.person.see('workflow', this.part('canvas-node').first());
	}

	/** Adds the trigger that starts by hand to an empty canvas. */
	async addManualTrigger(): Promise<void> {
		await this.person.click('Add first step', this.part('canvas-add-button'));
		const trigger = this.part('node-creator-item-name').getByText('Trigger manually');
		await this.person.click('Trigger manually', trigger);
	}

	/** Pins rows to the output of the only node, in place of a sheet or a file. */
	async pinRows(rows: readonly object[]): Promise<void> {
		await this.person.doubleClick('the trigger', this.part('canvas-node').first());
		const view = new NodeView(this.person);
		await view.setMockData(rows);
		await view.close();
	}

	/** Adds the HubSpot node behind the last node, with one of its actions. */
	async addHubspotNode(action: string): Promise<NodeView> {
		await this.person.click('+ behind the node', this.part('canvas-handle-plus').last());
		const search = this.part('node-creator-search-bar');
		await this.person.enter('hubspot', search, 'hubspot');
		const names = this.part('node-creator-item-name');
		await this.person.click(NODE, names.getByText(NODE, { exact: true }));
		await this.person.click(action, names.getByText(action, { exact: true }));
		const view = new NodeView(this.person);
		await view.waitForParameters();
		return view;
	}

	/** Opens a node that is on the canvas. */
	async openNode(name: string): Promise<NodeView> {
		const node = this.part('canvas-node').filter({ hasText: name });
		await this.person.doubleClick(name, node);
		const view = new NodeView(this.person);
		await view.waitForParameters();
		return view;
	}

	private part(id: string): Locator {
		return byTestId(this.person.page, id);
	}
}
