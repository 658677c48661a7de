/**
 * Creates an element. All elements of the page are created here. Strings become text nodes, never
 * markup, so a property value that looks like a script is shown and not run.
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
 * Renders `items` as the last children of `parent`. Elements whose item did not change are kept, so
 * that focus, selection and scroll position survive an update.
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

/** Removes the items of `parent`. The next ones are not marked as new. */
export function clear(parent) {
	for (const { node } of shownBy.get(parent)?.values() ?? []) node.remove();
	shownBy.delete(parent);
}

const NUMBERS = new Intl.NumberFormat('en');

export const number = (value) => NUMBERS.format(value);

/** Time of day in milliseconds, in UTC like HubSpot's timestamps. */
export const timeOfDay = (at) => new Date(at).toISOString().slice(11, 23);

export const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
