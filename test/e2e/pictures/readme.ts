import { addWorkflow } from '../n8n/account/workflows';
import { byTestId } from '../pages/testId';
import { clip, evenly } from './clip';
import { openEditor, pictureFile, type Studio, type Theme } from './studio';
import { contactSync, SYNC } from './workflow';

const VIEWPORT = { width: 1280, height: 740 };

/** The fields of the rows, and the properties that they are dragged onto. */
const mapped = [
	['E-mail', 'email'],
	['First name', 'firstname'],
	['Last name', 'lastname'],
	['Phone', 'phone'],
] as const;

/** Takes the pictures of the README: the mapper, the error branch and the workflow, in both themes. */
export async function takeReadmePictures(studio: Studio): Promise<void> {
	for (const theme of ['light', 'dark'] as const) {
		await studio.sandbox.reset();
		await takeInTheme(studio, theme);
	}
}

async function takeInTheme(studio: Studio, theme: Theme): Promise<void> {
	const { page, canvas, close } = await openEditor(studio, theme, VIEWPORT);
	const part = (id: string) => byTestId(page, id);
	const file = (name: string): string => pictureFile(`images/${name}-${theme}.png`);
	const { hubspotCrmBatchApi } = studio;
	await canvas.open(await addWorkflow(studio.playground.api, contactSync, { hubspotCrmBatchApi }));
	const node = await canvas.openNode(SYNC);
	await node.mapper.mapManually();
	await node.mapper.waitFor('company');
	for (const [field, property] of mapped) await node.mapper.drag(field, property);
	await node.execute();
	await node.openErrorBranch();
	await part('mapping-mode-select').evaluate((mode) => mode.scrollIntoView({ block: 'start' }));
	await clip(page, part('ndv-input-panel').or(part('node-parameters')), file('mapper'));
	// The reason of each row is in view when the window is wide.
	await page.setViewportSize({ width: 2000, height: 560 });
	await clip(page, part('output-panel'), file('error-branch'));
	await page.setViewportSize(VIEWPORT);
	await node.close();
	await canvas.execute();
	await clip(page, part('canvas-node'), file('workflow'), evenly(100));
	await close();
}
