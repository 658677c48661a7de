import { clear, element, number, plural, show, timeOfDay } from './elements.js';

const body = document.getElementById('records');
const caption = document.getElementById('records-caption');
const types = document.getElementById('types');
const none = document.getElementById('no-records');

let chosen;
let latest = [];

function pair([name, value]) {
	return element('div', { class: 'pair' }, element('dt', {}, name), element('dd', {}, value));
}

function record({ id, properties, associations, createdAt, updatedAt, archived }) {
	const changed = createdAt === updatedAt ? 'created' : 'changed';
	return element(
		'tr',
		archived ? { class: 'archived' } : {},
		element(
			'th',
			{ scope: 'row' },
			element('span', { class: 'number' }, id),
			element('span', { class: 'number quiet' }, `${changed} ${timeOfDay(updatedAt)}`),
			...(archived ? [element('span', { class: 'badge gone' }, 'archived')] : []),
		),
		element(
			'td',
			{},
			element(
				'dl',
				{},
				...properties.map(pair),
				...associations.map(([kind, ids]) => pair([`→ ${kind}`, ids])),
			),
		),
	);
}

function typeButton({ typeId, name, live }) {
	const button = element(
		'button',
		{ type: 'button', 'aria-pressed': typeId === chosen },
		`${name} `,
		element('span', { class: 'number' }, number(live)),
	);
	button.addEventListener('click', () => {
		chosen = typeId;
		clear(body);
		showRecords(latest);
		[...types.children].find((one) => one.getAttribute('aria-pressed') === 'true')?.focus();
	});
	return button;
}

export function showRecords(objectTypes) {
	latest = objectTypes;
	const filled = objectTypes.find(({ records }) => records.length > 0);
	chosen ??= filled?.typeId;
	const type = objectTypes.find(({ typeId }) => typeId === chosen) ?? objectTypes[0];
	show(
		types,
		objectTypes.map(({ typeId, name, live }) => ({ typeId, name, live, on: typeId === chosen })),
		({ typeId }) => typeId,
		typeButton,
	);
	const records = type?.records ?? [];
	show(body, records, ({ id }) => id, record);
	none.hidden = records.length > 0;
	const shown = `${plural(records.length, 'record', 'records')} shown, most recently changed first`;
	caption.textContent = `${type?.name ?? 'Records'}: ${number(type?.live ?? 0)} live. ${shown}.`;
}
