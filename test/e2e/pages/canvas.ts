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

	/** The ID of the workflow, once n8n has saved it. */
	workflowId(): string {
		return /\/workflow\/([^/?]+)/.exec(this.person.page.url())?.[1] ?? '';
	}

	/** Adds the trigger that starts by hand to an empty canvas. */
	async addManualTrigger(): Promise<void> {
		await this.person.click('Add first step', this.part('canvas-add-button'));
		const trigger = this.part('node-creator-item-name').getByText('Trigger manually');
		await this.person.click('Trigger manually', trigger);
	}

	/** Pins rows to the output of the trigger, in place of a sheet or a file. */
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

	/** The nodes that n8n offers for a text, behind the last node. */
	async search(text: string): Promise<string[]> {
		const search = this.part('node-creator-search-bar');
		if (!(await search.isVisible())) {
			await this.person.click('+ behind the node', this.part('canvas-handle-plus').last());
		}
		const names = this.part('node-creator-item-name');
		const found = names.filter({ hasText: NODE }).first();
		// What the search before has found is gone when the text is empty.
		await search.fill('');
		await found.waitFor({ state: 'detached' });
		await this.person.enter(text, search, text);
		await found.waitFor().catch(() => undefined);
		await this.person.look(`found for ${text}`);
		return (await names.allInnerTexts()).map((name) => name.trim());
	}

	/** Imports a workflow file into an empty canvas. */
	async importFile(file: string): Promise<void> {
		await this.person.click('⋯', this.part('workflow-menu').first());
		const chosen = this.person.page.waitForEvent('filechooser');
		await this.person.hover('Import', this.part('workflow-menu-item-import'));
		await this.person.click(
			'From file',
			this.person.page.getByRole('menuitem', { name: 'From file' }),
		);
		await (await chosen).setFiles(file);
		await this.person.see('imported', this.part('canvas-node').first());
	}

	/** Whether n8n marks a node as having a problem. */
	async hasIssues(name: string): Promise<boolean> {
		return (await byTestId(this.node(name), 'node-issues').count()) > 0;
	}

	/** Runs the workflow, and waits for its end. */
	async execute(): Promise<void> {
		await this.person.executions.run(async () => await this.startExecution());
		await this.person.look('executed');
	}

	/** Starts a run of the workflow. */
	async startExecution(): Promise<void> {
		await this.person.click('Execute workflow', this.part('execute-workflow-button'));
	}

	/** Stops the run. */
	async stopExecution(): Promise<void> {
		await this.person.click('Stop', this.part('stop-execution-button'));
		await this.person.see('stopped', this.person.page.getByText('Execution stopped'));
	}

	/** Adds an AI agent to an empty canvas, and the HubSpot node as a tool of it. */
	async addHubspotTool(): Promise<NodeView> {
		const names = this.part('node-creator-item-name');
		await this.person.click('Add first step', this.part('canvas-add-button'));
		await this.person.enter('AI Agent', this.part('node-creator-search-bar'), 'AI Agent');
		await this.person.click('AI Agent', names.getByText('AI Agent', { exact: true }).first());
		const agent = new NodeView(this.person);
		await agent.waitForParameters();
		await agent.close();
		const tool = this.person.page.locator('[data-connection-type=ai_tool]');
		await this.person.click('+ of Tool', byTestId(tool, 'canvas-handle-plus').last());
		await this.person.enter('hubspot', this.part('node-creator-search-bar'), 'hubspot');
		await this.person.click(`${NODE} Tool`, names.getByText(`${NODE} Tool`, { exact: true }));
		const view = new NodeView(this.person);
		await view.waitForParameters();
		return view;
	}

	/** Opens a node that is on the canvas. */
	async openNode(name: string): Promise<NodeView> {
		await this.person.doubleClick(name, this.node(name));
		const view = new NodeView(this.person);
		await view.waitForParameters();
		return view;
	}

	private node(name: string): Locator {
		return this.part('canvas-node').filter({ hasText: name }).first();
	}

	private part(id: string): Locator {
		return byTestId(this.person.page, id);
	}
}
