import type { INode } from 'n8n-workflow';
import { NODE, type WorkflowFile } from '../n8n/account/workflows';

const TRIGGER = 'When clicking ‘Execute workflow’';
const FILE = 'Extract from File';
/** The name of the HubSpot node. */
export const SYNC = 'Create or update contacts';

const people = [
	['ada@example.com', 'Ada', 'Lovelace', '+44 20 7946 0001'],
	['alan@example.com', 'Alan', 'Turing', '+44 20 7946 0002'],
	['grace@example.com', 'Grace', 'Hopper', '+1 202 555 0103'],
	['mary(at)example.com', 'Mary', 'Somerville', '+44 20 7946 0004'],
	['linus@example.com', 'Linus', 'Torvalds', '+1 503 555 0105'],
	['radia.example.com', 'Radia', 'Perlman', '+1 617 555 0106'],
	['edsger@example.com', 'Edsger', 'Dijkstra', '+31 20 555 0107'],
	['donald@example.com', 'Donald', 'Knuth', '+1 650 555 0108'],
] as const;

/** The rows of a file, two of which HubSpot refuses. */
const rows = people.map(([email, first, last, phone]) => ({
	'E-mail': email,
	'First name': first,
	'Last name': last,
	Phone: phone,
}));

let count = 0;
const node = (
	name: string,
	type: string,
	x: number,
	y: number,
	more: Partial<INode> = {},
): INode => {
	count += 1;
	const id = `e7c5d0f4-2e5d-4b5e-9a52-1f2a51f1c00${count}`;
	return { id, name, type, typeVersion: 1, position: [x, y], parameters: {}, ...more };
};
const to = (name: string) => ({ node: name, type: 'main' as const, index: 0 });

/** A workflow that writes the rows of a file to contacts, and sends what is refused to a branch of its own. */
export const contactSync: WorkflowFile = {
	name: 'Contacts from a file',
	nodes: [
		node(TRIGGER, 'n8n-nodes-base.manualTrigger', 0, 0),
		node(FILE, 'n8n-nodes-base.extractFromFile', 220, 0),
		node(SYNC, NODE, 440, 0, { onError: 'continueErrorOutput' }),
		node('Contacts in HubSpot', 'n8n-nodes-base.noOp', 720, -110),
		node('Rows to Correct', 'n8n-nodes-base.noOp', 720, 110),
	],
	connections: {
		[TRIGGER]: { main: [[to(FILE)]] },
		[FILE]: { main: [[to(SYNC)]] },
		[SYNC]: { main: [[to('Contacts in HubSpot')], [to('Rows to Correct')]] },
	},
	pinData: { [FILE]: rows.map((json) => ({ json })) },
};
