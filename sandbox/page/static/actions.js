import { element, plural } from './elements.js';

const parent = document.getElementById('actions');
const state = document.getElementById('faults');
const line = document.getElementById('action-line');
const command = document.getElementById('action-curl');

/** A text in single quotes, as a shell takes it. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curlOf({ method, path, body }) {
	const url = `${location.origin}${path}`;
	if (body === undefined) return `curl -X ${method} ${url}`;
	return `curl ${url} -H 'content-type: application/json' -d ${quoted(JSON.stringify(body))}`;
}

function showLine(action) {
	line.textContent = action.effect;
	command.textContent = curlOf(action);
}

async function send(action) {
	const { method, path, body } = action;
	const answer = await fetch(path, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	line.textContent = answer.ok ? `Done. ${action.effect}` : `Refused: ${await answer.text()}`;
}

function button(action) {
	const node = element(
		'button',
		{ type: 'button', 'aria-describedby': 'action-line' },
		action.label,
	);
	node.addEventListener('pointerenter', () => showLine(action));
	node.addEventListener('focus', () => showLine(action));
	node.addEventListener('click', () => {
		showLine(action);
		send(action).catch(() => {
			line.textContent = 'The sandbox does not respond.';
		});
	});
	return node;
}

/** Shows the buttons, once. */
export async function showActions() {
	const answer = await fetch('/__sandbox/view/actions');
	const actions = await answer.json();
	parent.replaceChildren(...actions.map(button));
	showLine(actions[0]);
}

export function showFaults(count) {
	state.textContent =
		count === 0 ? 'No faults are active.' : `${plural(count, 'fault is', 'faults are')} active.`;
}
