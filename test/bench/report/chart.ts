import * as echarts from 'echarts';

import { contestantNamed } from '../contestants/all';
import type { Figures } from '../play/condition';

/** A chart of a part as SVG: milliseconds for each contestant and condition, on a logarithmic axis. */
export function chartOf(
	title: string,
	figures: readonly Figures[],
	labelOf: (figures: Figures) => string,
): string {
	const right = figures.filter(({ wrong }) => wrong === 0);
	const labels = [...new Set(right.map(labelOf))];
	const names = [...new Set(right.map(({ contestant }) => contestant))];
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 860, height: 420 });
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		title: { text: title, left: 'center', textStyle: { fontSize: 15 } },
		legend: { bottom: 0 },
		grid: { top: 50, bottom: 80, left: 60, right: 20 },
		xAxis: {
			type: 'category',
			data: labels,
			axisLabel: { interval: 0, width: 150, overflow: 'break' },
		},
		// Bars begin at 1 on a logarithmic axis, so the unit is small.
		yAxis: { type: 'log', name: 'milliseconds', min: 100 },
		series: names.map((name) => ({
			name: contestantNamed(name).title.replaceAll('`', ''),
			type: 'bar',
			data: labels.map((label) => {
				const one = right.find((row) => row.contestant === name && labelOf(row) === label);
				return one ? Number(one.wallMs.toPrecision(3)) : null;
			}),
		})),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
