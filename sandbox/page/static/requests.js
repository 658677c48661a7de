import { element, number, plural, show, timeOfDay } from './elements.js';

const table = document.getElementById('requests');
const count = document.getElementById('requests-count');
const none = document.getElementById('no-requests');
const open = new Set();

const LONGEST = 50_000;

function kindOf(status) {
	if (status === undefined) return 'gone';
	if (status === 207) return 'partial';
	if (status >= 500) return 'broken';
	return status >= 400 ? 'refused' : 'good';
}

function statusText({ status, fault }) {
	if (status !== undefined) return String(status);
	return fault === undefined ? 'pending' : 'reset';
}

function pretty(value) {
	if (value === undefined) return 'none';
	const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
	return text.length <= LONGEST
		? text
		: `${text.slice(0, LONGEST)}\n… (${number(text.length)} characters)`;
}

/** A path with line break opportunities after `/`, `?` and `&`. */
function breakable(path) {
	return path.split(/(?<=[/?&])/).flatMap((part) => [part, element('wbr')]);
}

function body(title, value) {
	return element(
		'div',
		{ class: 'body' },
		element('h3', {}, title),
		element('pre', { tabindex: 0, 'aria-label': title }, pretty(value)),
	);
}

async function fill(cell, n) {
	try {
		const answer = await fetch(`/__sandbox/view/requests/${n}`);
		const { body: sent, reply } = await answer.json();
		cell.replaceChildren(
			element('div', { class: 'bodies' }, body('Body', sent), body('Reply', reply)),
		);
	} catch {
		cell.replaceChildren('The sandbox does not respond.');
	}
}

function toggle(group, button, n) {
	const opens = button.getAttribute('aria-expanded') === 'false';
	button.setAttribute('aria-expanded', String(opens));
	if (!opens) {
		open.delete(n);
		group.lastElementChild.remove();
		return;
	}
	open.add(n);
	const cell = element('td', { colspan: 7 }, 'Loading');
	group.append(element('tr', { class: 'detail' }, cell));
	void fill(cell, n);
}

function request(row) {
	const { n, at, method, path, operation, inputs, ms, fault } = row;
	const button = element(
		'button',
		{ type: 'button', class: 'number', 'aria-expanded': false, 'aria-label': `Request ${n}` },
		String(n),
	);
	const state = element('span', { class: `badge ${kindOf(row.status)}` }, statusText(row));
	const line = element(
		'tr',
		{},
		element('td', { class: 'right' }, button),
		element('td', { class: 'number quiet' }, timeOfDay(at)),
		element(
			'td',
			{ class: 'path' },
			element('span', { class: 'method' }, method),
			' ',
			...breakable(path),
			...(fault === undefined
				? []
				: [' ', element('span', { class: 'badge fault' }, `fault: ${fault}`)]),
		),
		element('td', {}, operation ?? '–'),
		element('td', { class: 'right number' }, inputs === undefined ? '–' : number(inputs)),
		element('td', {}, state),
		element('td', { class: 'right number' }, ms === undefined ? '–' : ms.toFixed(1)),
	);
	const group = element('tbody', {}, line);
	line.addEventListener('click', () => {
		if (getSelection()?.isCollapsed ?? true) toggle(group, button, n);
	});
	if (open.has(n)) toggle(group, button, n);
	return group;
}

export function showRequests({ total, rows }) {
	show(table, rows, ({ n }) => n, request);
	none.hidden = rows.length > 0;
	const limit = rows.length < total ? `, the last ${number(rows.length)} shown` : '';
	count.textContent = `${plural(total, 'request', 'requests')} since the start${limit}`;
}
