import Table from 'cli-table3';
import type { Case } from '../cases/case';
import type { Report, ReportedCase, ReportedSwitch } from '../report/report';

const newTable = (head: string[], colWidths: number[] = []): Table.Table =>
	new Table({
		head,
		colWidths,
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});

const VERDICTS: Readonly<Record<ReportedSwitch['verdict'], string>> = {
	agrees: 'agrees',
	differs: 'differs',
	contradictory: 'unclear: cases show different values',
	notAsked: 'could not be asked',
};

/** The result for people: switches, then cases that differ, then those that could not be asked. */
export function reportText({ switches, cases, requests, cleaned }: Report): string {
	const of = (verdict: ReportedCase['verdict']): ReportedCase[] =>
		cases.filter((one) => one.verdict === verdict);
	const [agreeing, explained, differing, notAsked] = [
		of('agrees'),
		of('explained'),
		of('differs'),
		of('notAsked'),
	];
	return [
		switchTable(switches),
		`${agreeing.length} of ${cases.length} questions: HubSpot and the sandbox agree.`,
		`${explained.length} differ only because of the switches above.`,
		`${differing.length} differ in another way${differing.length === 0 ? '.' : ':'}`,
		...(differing.length === 0 ? [] : [differenceTable(differing)]),
		`${notAsked.length} could not be asked${notAsked.length === 0 ? '.' : ':'}`,
		...(notAsked.length === 0 ? [] : [reasonTable(notAsked)]),
		`${requests.used} of at most ${requests.most} requests were sent.`,
		cleaned.left.length === 0
			? `Removed: ${cleaned.records} records and ${cleaned.properties} properties. Nothing is left.`
			: `STILL THERE: ${cleaned.left.join(', ')}. Run "npm run conformance -- --clean".`,
	].join('\n\n');
}

function switchTable(switches: readonly ReportedSwitch[]): string {
	const table = newTable(['Switch', 'Sandbox', 'HubSpot', '']);
	for (const { name, sandbox, hubspot, verdict } of switches) {
		table.push([
			name,
			String(sandbox),
			hubspot === null ? '?' : String(hubspot),
			VERDICTS[verdict],
		]);
	}
	return table.toString();
}

const LONGEST = 200;

const short = (value: unknown): string => {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

function differenceTable(cases: readonly ReportedCase[]): string {
	const table = newTable(['Question', 'Part', 'HubSpot', 'Sandbox'], [32, 10, 48, 48]);
	for (const { id, asks, differences = [] } of cases) {
		for (const [index, { part, hubspot, sandbox }] of differences.entries()) {
			table.push([index === 0 ? `${id}: ${asks}` : '', part, short(hubspot), short(sandbox)]);
		}
	}
	return table.toString();
}

function reasonTable(cases: readonly ReportedCase[]): string {
	const table = newTable(['Question', 'Reason'], [44, 80]);
	for (const { id, reason = '' } of cases) table.push([id, reason]);
	return table.toString();
}

/** The table of cases, for `--list`. */
export function caseTable(cases: readonly Case[]): string {
	const table = newTable(['Id', 'Question', 'Decides'], [32, 60, 60]);
	for (const { id, asks, decides = {} } of cases) {
		const means = Object.entries(decides).map(([name, one]) => `${name} (${one.means})`);
		table.push([id, asks, means.join('\n')]);
	}
	return table.toString();
}
