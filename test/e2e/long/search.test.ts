import { useEditor } from '../support/useEditor';

const editor = useEditor();

test('the node is found by its name, by what it writes, and by the job', async () => {
	const { canvas } = editor();
	await canvas.openNew();
	await canvas.addManualTrigger();
	const words = ['HubSpot', 'crm', 'upsert', 'ticket', 'tickets', 'contacts', 'bulk', 'import'];
	const found: Record<string, boolean> = {};
	for (const word of words) {
		found[word] = (await canvas.search(word)).includes('HubSpot CRM Batch');
	}
	expect(found).toEqual(Object.fromEntries(words.map((word) => [word, true])));
});
