import { contestantNamed } from '../contestants/all';
import { jobNamed } from '../jobs';
import { LIMIT, type Condition, type Figures } from '../play/condition';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Fewest records from which CPU is extrapolated: of fewer, starting is most of it. */
const FEWEST_FOR_CPU = 50;

/** Columns of the tables. */
export const heads = [
	...['Contestant', 'Requests', 'Connections', 'Wall', 'Against the floor', 'CPU'],
	...['Heap', 'Longest pause', 'Records'],
];

/** A row of a table: the figures of one contestant. Wrong results do not count. */
export function cellsOf(figures: Figures, floor: Figures | undefined): string[] {
	const { contestant, condition, playedCount, right, wrong } = figures;
	const { title } = contestantNamed(contestant);
	if (wrong > 0) return [title, ...Array<string>(7).fill('–'), `${wrong} wrong`];
	const about = playedCount < condition.count ? '≈ ' : '';
	const refused = figures.refused > 0 ? ` (${number.format(figures.refused)} × 429)` : '';
	return [
		title,
		about + number.format(figures.requests) + refused,
		about + number.format(figures.connections),
		about + seconds(figures.wallMs) + shareOfLimit(figures),
		floor ? times(figures.wallMs / floor.wallMs) : '–',
		playedCount < FEWEST_FOR_CPU && about ? '–' : about + seconds(figures.cpuMs),
		`${number.format(figures.peakMb)} MB`,
		`${number.format(figures.pauseMs)} ms`,
		`${number.format(right)} right${about && ' of as many played'}`,
	];
}

function times(ratio: number): string {
	return `${ratio < 100 ? ratio.toFixed(2) : number.format(ratio)} ×`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(ms < 100_000 ? 2 : 0)} s`;
}

/** The time that the limit allows at best for what was not refused, divided by the time taken. */
function shareOfLimit({ condition, requests, refused, wallMs }: Figures): string {
	if (!condition.limited) return '';
	const least = Math.floor((requests - refused - 1) / LIMIT) * 10_000 + condition.latencyMs;
	return ` (${((100 * least) / wallMs).toFixed(0)} % of the limit)`;
}

/** A condition in words. */
export function describe({ job, count, latencyMs, limited, tls, inFlight }: Condition): string {
	const inAir = inFlight === 0 ? 'default settings' : `${inFlight} in flight`;
	return [
		jobNamed(job).title,
		`${number.format(count)} records`,
		`${number.format(latencyMs)} ms`,
		...(limited ? [`${LIMIT} requests per 10 s`] : []),
		...(tls ? ['TLS'] : []),
		inAir,
	].join(', ');
}
