/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n; a document is read */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pageRows, rowsOf } from '../cases/rows';
import { CASES } from '../cases/tables';
import { NOT_ASKED_ROWS, NOT_ASKED_SWITCHES } from '../cases/notAsked';
import { SWITCH_NAMES } from '../compare/decide';

const page = readFileSync(path.join(__dirname, '../../docs/sandbox-fidelity.md'), 'utf8');
const rows = pageRows(page);

describe('the table of cases', () => {
	it('decides every switch of the sandbox, or says why it cannot be asked', () => {
		const decided = new Set(CASES.flatMap(({ decides = {} }) => Object.keys(decides)));
		const neither = SWITCH_NAMES.filter(
			(name) => !decided.has(name) && NOT_ASKED_SWITCHES[name] === undefined,
		);
		expect(neither).toEqual([]);
		const both = SWITCH_NAMES.filter(
			(name) => decided.has(name) && NOT_ASKED_SWITCHES[name] !== undefined,
		);
		expect(both).toEqual([]);
	});

	it('names the row of each switch that it decides', () => {
		const unnamed = CASES.flatMap(({ id, rows: named, decides = {} }) =>
			Object.keys(decides)
				.filter((name) => !named.includes(`\`${name}\``))
				.map((name) => `${id}: ${name}`),
		);
		expect(unnamed).toEqual([]);
	});

	it('names rows that exist, each by a start that no other row has', () => {
		const starts = [...CASES.flatMap((one) => one.rows), ...NOT_ASKED_ROWS.map(([start]) => start)];
		expect(starts.filter((start) => rowsOf(rows, start).length !== 1)).toEqual([]);
	});

	it('checks every row of docs/sandbox-fidelity.md, or says why it cannot be asked', () => {
		const asked = CASES.flatMap((one) => one.rows);
		const isIn = (starts: readonly string[], subject: string): boolean =>
			starts.some((start) => subject.startsWith(start));
		const reasons = NOT_ASKED_ROWS.map(([start]) => start);
		const open = rows.filter(({ subject }) => !isIn([...asked, ...reasons], subject));
		expect(open.map(({ subject }) => subject)).toEqual([]);
		const twice = rows.filter(({ subject }) => isIn(asked, subject) && isIn(reasons, subject));
		expect(twice.map(({ subject }) => subject)).toEqual([]);
	});

	it('has an id of its own and a question for each case', () => {
		const ids = CASES.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(CASES.filter(({ asks }) => asks === '')).toEqual([]);
		expect(ids.filter((id) => !/^[a-z\d-]+$/.test(id))).toEqual([]);
	});
});
