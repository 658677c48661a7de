/**
 * The only way in which this page makes elements. Strings become text nodes, never markup, so that
 * a property value which looks like a script is shown, not run.
 */
export function element(tag, attributes = {}, ...children) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined) node.setAttribute(name, String(value));
	}
	node.append(...children);
	return node;
}

const shownBy = new WeakMap();

/**
 * Makes the last children of `parent` show `items`: elements whose item is the same as before stay
 * untouched, so that focus, selection and scrolling survive an update.
 */
export function show(parent, items, keyOf, render) {
	const before = shownBy.get(parent);
	const now = new Map();
	for (const item of items) {
		const key = keyOf(item);
		const state = JSON.stringify(item);
		const old = before?.get(key);
		const same = old !== undefined && old.state === state;
		const node = same ? old.node : render(item);
		if (!same && before !== undefined) node.classList.add('arrived');
		now.set(key, { state, node });
	}
	for (const [key, { node }] of before ?? []) if (now.get(key)?.node !== node) node.remove();
	let next = null;
	for (const { node } of [...now.values()].reverse()) {
		if (node.parentNode !== parent || node.nextSibling !== next) parent.insertBefore(node, next);
		next = node;
	}
	shownBy.set(parent, now);
}

/** Forgets what `parent` showed: what it shows next is not news. */
export function clear(parent) {
	for (const { node } of shownBy.get(parent)?.values() ?? []) node.remove();
	shownBy.delete(parent);
}

const NUMBERS = new Intl.NumberFormat('en');

export const number = (value) => NUMBERS.format(value);

/** Time of day to the millisecond, in UTC as HubSpot's timestamps are. */
export const timeOfDay = (at) => new Date(at).toISOString().slice(11, 23);

export const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
