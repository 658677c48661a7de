import type { IDataObject, INodeCredentials } from 'n8n-workflow';
import { addExample, type ExamplePlace, type ExampleRun } from '../support/examples/exampleRun';
import { exampleRuns } from '../support/examples/runs';
import { addEmpty } from '../n8n/account/credentials';
import type { N8nApi } from '../n8n/account/n8nApi';
import type { WorkflowFile } from '../n8n/account/workflows';
import { byTestId } from '../pages/testId';
import { clip } from './clip';
import { openEditor, pictureFile, type Studio } from './studio';

/** The examples of the recipes. */
const examples = [
	'csv-to-contacts',
	'google-sheets-to-contacts',
	'cases-to-tickets',
	'companies-with-contacts',
	'nightly-ticket-close',
	'send-again-what-was-not-sent',
	'two-way-contact-sync',
	'large-table-in-parts',
];

/** Large enough for each workflow in its full size, clear of the buttons of the canvas. */
const VIEWPORT = { width: 1900, height: 1300 };

/** The lines behind the last nodes, with the number of items. */
const MARGINS = { left: 50, top: 30, right: 120, bottom: 65 };

/** What n8n takes for the credential of a node by its type. */
const serviceTypes: Readonly<Record<string, string>> = {
	'n8n-nodes-base.emailSend': 'smtp',
	'n8n-nodes-base.googleSheets': 'googleSheetsOAuth2Api',
	'n8n-nodes-base.postgres': 'postgres',
};

/** Takes a picture of the workflow of each recipe after a run, without its note. */
export async function takeRecipePictures(studio: Studio): Promise<void> {
	const { playground, sandbox, hubspotCrmBatchApi } = studio;
	const { api, files } = playground;
	const services = await addServices(api);
	const place: ExamplePlace = { api, sandbox, files, hubspotCrmBatchApi, services };
	const { page, canvas, close } = await openEditor(studio, 'light', VIEWPORT, 1.25);
	for (const name of examples) {
		await sandbox.reset();
		await canvas.open(await addExample(place, runOf(`${name}.json`), presentable));
		await canvas.execute();
		await clip(
			page,
			byTestId(page, 'canvas-node'),
			pictureFile(`images/recipes/${name}.png`),
			MARGINS,
		);
	}
	await close();
}

/** Empty credentials, so that n8n does not mark the nodes whose output is pinned. */
async function addServices(api: N8nApi): Promise<Record<string, INodeCredentials>> {
	const entries = Object.entries(serviceTypes).map(async ([node, type]) => {
		return [node, { [type]: await addEmpty(api, type) }] as const;
	});
	return Object.fromEntries(await Promise.all(entries));
}

function runOf(file: string): ExampleRun {
	const run = exampleRuns.find((one) => one.file === file);
	if (run === undefined) throw new Error(`There is no run of ${file}`);
	return file.startsWith('large-table') ? { ...run, pinned: () => partsOfTable } : run;
}

/** The main execution of the large table, whose parts are executions of their own. */
const partsOfTable: Readonly<Record<string, readonly IDataObject[]>> = {
	'List Parts': Array.from({ length: 20 }, (_, part) => ({
		from_id: String(part * 5000 + 1),
		to_id: String((part + 1) * 5000),
	})),
	'Write Part': [{ done: true }],
};

/** Without the note, which is as large as the workflow, and with a sheet chosen in each node. */
function presentable(workflow: WorkflowFile): WorkflowFile {
	const nodes = workflow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	return {
		...workflow,
		nodes: nodes.map((node) =>
			'documentId' in node.parameters
				? { ...node, parameters: { ...node.parameters, documentId: chosen } }
				: node,
		),
	};
}

const chosen = { __rl: true, value: '1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVwXyZ-_123456', mode: 'id' };
