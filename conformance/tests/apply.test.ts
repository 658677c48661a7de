/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n; two sources are read */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SWITCHES } from '../../sandbox';
import { pageRows, rowsOf } from '../cases/rows';
import { SWITCH_NAMES } from '../compare/decide';
import { apply, type Sources } from '../report/apply';
import { BadReport, readReport, type AppliedReport } from '../report/readReport';
import { VALUES } from './otherValues';

const read = (file: string): string => readFileSync(path.join(__dirname, '../..', file), 'utf8');
const sources: Sources = {
	switchSets: read('sandbox/switchSets.ts'),
	page: read('docs/sandbox-fidelity.md'),
};

const report = (more: Partial<AppliedReport> = {}): AppliedReport => ({
	day: '2026-12-01',
	switches: [],
	confirmed: [],
	texts: [],
	open: [],
	...more,
});

/** The default of a switch in a source text. */
const defaultIn = (text: string, name: string): string | undefined =>
	new RegExp(`\\n\\t${name}: (.*),`).exec(text)?.[1];

describe('--apply', () => {
	it('without anything observed, changes nothing', () => {
		const { changed, marked, ...texts } = apply(sources, report());
		expect([texts, changed, marked]).toEqual([sources, [], 0]);
	});

	it.each(SWITCH_NAMES)('%s: a new value is in the defaults and in its row', (name) => {
		const value = VALUES[name].find((one) => one !== DEFAULT_SWITCHES[name]);
		const applied = apply(sources, report({ switches: [[name, value]] }));
		const literal = typeof value === 'string' ? `'${value}'` : String(value);
		expect(defaultIn(applied.switchSets, name)).toBe(literal);
		const [row] = pageRows(applied.page).filter(({ switchName }) => switchName === name);
		expect(row?.certainty).toBe('observed 2026-12-01');
		expect(applied.page).toContain(`| \`${name}\` | \`${String(value)}\` |`);
		// One line of each file is new.
		for (const key of ['switchSets', 'page'] as const) {
			const before = sources[key].split('\n');
			const after = applied[key].split('\n');
			expect(after.filter((line, index) => line !== before[index])).toHaveLength(1);
		}
	});

	it('the value that is the default already only marks the row', () => {
		const all = SWITCH_NAMES.map((name) => [name, DEFAULT_SWITCHES[name]] as const);
		const applied = apply(sources, report({ switches: all }));
		expect(applied.switchSets).toBe(sources.switchSets);
		expect([applied.changed, applied.marked]).toEqual([[], SWITCH_NAMES.length]);
	});

	it('marks confirmed rows, again with the newer day, and a switch only with its value', () => {
		const start = 'A batch has at most 100 inputs';
		const once = apply(sources, report({ confirmed: [start, '`resultOrder`'] }));
		expect(once.marked).toBe(1);
		const [row] = rowsOf(pageRows(once.page), start);
		expect(row?.certainty).toBe('observed 2026-12-01');
		const again = apply(once, report({ day: '2026-12-24', confirmed: [start] }));
		expect(rowsOf(pageRows(again.page), start)[0]?.certainty).toBe('observed 2026-12-24');
	});
});

describe('the row of a text', () => {
	const start = '`<Type> already exists. Existing ID: <id>`';
	it.each<[seen: boolean, text: string]>([
		[true, 'Contact already exists. Existing ID: <id>'],
		[false, 'Contact already exists'],
	])('is marked only if the account has sent it: %s for %s', (seen, text) => {
		const { marked } = apply(sources, report({ confirmed: [start], texts: [text] }));
		expect(marked).toBe(seen ? 1 : 0);
	});
});

describe('a report', () => {
	const file = {
		format: 1,
		madeAt: '2026-12-01T10:00:00.000Z',
		switches: [
			{ name: 'allMissing', hubspot: 404, verdict: 'differs' },
			{ name: 'resultOrder', hubspot: null, verdict: 'contradictory' },
		],
		cases: [
			{
				id: 'a',
				asks: 'A?',
				verdict: 'agrees',
				rows: ['one', 'two'],
				exchanges: [
					{
						reply: {
							body: {
								message: 'Contact already exists',
								errors: ['[{"error":"X","message":"no"}]'],
							},
						},
					},
				],
			},
			{ id: 'b', asks: 'B?', verdict: 'explained', rows: ['three'] },
			{ id: 'c', asks: 'C?', verdict: 'differs', rows: ['two'] },
			{ id: 'd', asks: 'D?', verdict: 'notAsked', rows: ['four'] },
		],
	};

	it('confirms the rows of cases that agree, unless another case differs', () => {
		expect(readReport(JSON.stringify(file))).toEqual({
			day: '2026-12-01',
			switches: [['allMissing', 404]],
			confirmed: ['one', 'three'],
			texts: ['Contact already exists', '[{"error":"X","message":"no"}]', 'X', 'no'],
			open: ['c: C?', 'the switch resultOrder: cases show different values'],
		});
	});

	it.each<[what: string, text: string, reason: RegExp]>([
		['no JSON', 'x', /not JSON/],
		['another file', '{}', /not a report/],
		['another format', JSON.stringify({ ...file, format: 2 }), /not a report/],
		['no date', JSON.stringify({ ...file, madeAt: 'now' }), /no date/],
		[
			'an unknown switch',
			JSON.stringify({ ...file, switches: [{ name: 'toString', hubspot: 1 }] }),
			/no switch "toString"/,
		],
		[
			'a wrong value',
			JSON.stringify({ ...file, switches: [{ name: 'allMissing', hubspot: "'; x" }] }),
			/wrong switch/,
		],
	])('is refused: %s', (_, text, reason) => {
		expect(() => readReport(text)).toThrow(BadReport);
		expect(() => readReport(text)).toThrow(reason);
	});
});
