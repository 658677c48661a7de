import { element, number, show } from './elements.js';

const parent = document.getElementById('meters');
const none = document.getElementById('no-meters');

const NEARLY_FULL = 0.8;

function levelOf(used, max) {
	if (used >= max) return 'full';
	return used >= max * NEARLY_FULL ? 'nearly' : 'free';
}

function meter({ app, used, max, intervalMs, usedToday, daily }) {
	const width = `${Math.min(100, (used / max) * 100)}`;
	const seconds = `${number(intervalMs / 1000)} s`;
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	const fill = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
	svg.setAttribute('class', `gauge ${levelOf(used, max)}`);
	svg.setAttribute('viewBox', '0 0 100 1');
	svg.setAttribute('preserveAspectRatio', 'none');
	svg.setAttribute('aria-hidden', 'true');
	fill.setAttribute('width', width);
	fill.setAttribute('height', '1');
	svg.append(fill);
	const today = usedToday === undefined ? '' : ` · ${number(usedToday)} of ${number(daily)} today`;
	return element(
		'div',
		{
			class: 'meter',
			role: 'meter',
			'aria-label': `${app}, requests in the last ${seconds}`,
			'aria-valuemin': 0,
			'aria-valuemax': max,
			'aria-valuenow': used,
		},
		element(
			'p',
			{ class: 'meter-text' },
			element('span', {}, app),
			element(
				'span',
				{ class: 'number' },
				element('strong', {}, number(used)),
				` of ${number(max)} in the last ${seconds}${today}`,
			),
		),
		svg,
	);
}

export function showMeters(meters) {
	show(parent, meters ?? [], ({ appId }) => appId, meter);
	none.hidden = meters !== undefined && meters.length > 0;
	none.textContent =
		meters === undefined ? 'This sandbox was started without a rate limit.' : 'No requests yet.';
}
