/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs outside n8n, which has these errors */
import { switchError } from '../../sandbox/control/switchBody';
import { at, isObject, listAt, refusedValues, textAt } from '../api/json';
import { isSwitchName, type SwitchName } from '../compare/decide';
import { FORMAT } from './report';

/** What `--apply` needs of a report. */
export interface AppliedReport {
	/** The day of the run, as 2026-11-26. */
	readonly day: string;
	readonly switches: ReadonlyArray<readonly [name: SwitchName, value: unknown]>;
	/** The starts of the rows that the account has confirmed. */
	readonly confirmed: readonly string[];
	/** All texts in the replies of the account. */
	readonly texts: readonly string[];
	/** Cases in which the account differs for no known reason, and contradictory switches. */
	readonly open: readonly string[];
}

/** The file is no report of this program, or of another version. */
export class BadReport extends Error {}

/** Reads and checks a report, which may come from another machine. */
export function readReport(text: string): AppliedReport {
	let report: unknown;
	try {
		report = JSON.parse(text);
	} catch {
		throw new BadReport('The file is not JSON.');
	}
	if (at(report, 'format') !== FORMAT) {
		throw new BadReport(`The file is not a report of "npm run conformance" (format ${FORMAT}).`);
	}
	const day = /^\d{4}-\d{2}-\d{2}/.exec(textAt(report, 'madeAt'))?.[0];
	if (day === undefined) throw new BadReport('The report has no date.');
	const switches = decided(report);
	const wrong = switchError(Object.fromEntries(switches));
	if (wrong !== undefined) throw new BadReport(`The report has a wrong switch: ${wrong.message}`);
	return {
		day,
		switches,
		confirmed: confirmedRows(report),
		texts: listAt(report, 'cases').flatMap((one) =>
			listAt(one, 'exchanges').flatMap((exchange) => textsIn(at(exchange, 'reply', 'body'))),
		),
		open: openPoints(report),
	};
}

function decided(report: unknown): Array<readonly [SwitchName, unknown]> {
	return listAt(report, 'switches').flatMap((one) => {
		const name = textAt(one, 'name');
		const value = at(one, 'hubspot');
		if (!isSwitchName(name)) throw new BadReport(`There is no switch "${name}".`);
		return value === null || value === undefined ? [] : [[name, value] as const];
	});
}

const casesOf = (report: unknown, verdicts: readonly string[]): unknown[] =>
	listAt(report, 'cases').filter(
		(one) => isObject(one) && verdicts.includes(textAt(one, 'verdict')),
	);

const rowsIn = (cases: readonly unknown[]): string[] =>
	cases.flatMap((one) => listAt(one, 'rows').filter((row) => typeof row === 'string'));

/** The rows of cases that agree, but not those of a case that differs as well. */
function confirmedRows(report: unknown): string[] {
	const against = new Set(rowsIn(casesOf(report, ['differs'])));
	const confirmed = new Set(rowsIn(casesOf(report, ['agrees', 'explained'])));
	return [...confirmed].filter((row) => !against.has(row));
}

function openPoints(report: unknown): string[] {
	const differing = casesOf(report, ['differs']).map(
		(one) => `${textAt(one, 'id')}: ${textAt(one, 'asks')}`,
	);
	const contradictory = listAt(report, 'switches')
		.filter((one) => textAt(one, 'verdict') === 'contradictory')
		.map((one) => `the switch ${textAt(one, 'name')}: cases show different values`);
	return [...differing, ...contradictory];
}

/** All texts of a body, at any depth, also those in the JSON inside a message. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value, ...refusedValues(value).flatMap(textsIn)];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}
