import { isStored } from '../../../../nodes/CrmBatch/hubspot/schema/stored';

const text = { type: 'string', isMultiple: false };
const number = { type: 'number', isMultiple: false };
const bool = { type: 'bool', isMultiple: false };
const date = { type: 'date', isMultiple: false };
const time = { type: 'datetime', isMultiple: false };
const choice = { type: 'enumeration', isMultiple: false };
const choices = { type: 'enumeration', isMultiple: true };
const email = { ...text, ignoresCase: true };

describe('a value is stored already', () => {
	test.each([
		{ kind: text, sent: 'a', stored: 'a' },
		{ kind: text, sent: '', stored: undefined },
		{ kind: text, sent: '', stored: '' },
		{ kind: number, sent: '12.50', stored: '12.5' },
		{ kind: number, sent: '007', stored: '7' },
		{ kind: number, sent: '-0.5', stored: '-.5' },
		{ kind: bool, sent: 'true', stored: 'TRUE' },
		{ kind: date, sent: '2026-11-30', stored: '1795996800000' },
		{ kind: time, sent: '2026-11-30T10:00:00Z', stored: '2026-11-30T10:00:00.000Z' },
		{ kind: time, sent: '2026-11-30T12:00:00+02:00', stored: '2026-11-30T10:00:00Z' },
		{ kind: choices, sent: 'a;b', stored: 'b;a' },
		{ kind: choices, sent: ';a', stored: 'b;a' },
		{ kind: choices, sent: ';a;b', stored: 'a;b;c' },
		{ kind: email, sent: 'Ada@X.io', stored: 'ada@x.io' },
	])('$kind.type: "$sent" in "$stored"', ({ kind, sent, stored }) => {
		expect(isStored(sent, stored, kind)).toBe(true);
	});
});

describe('a value differs', () => {
	test.each([
		{ kind: text, sent: 'a', stored: 'A' },
		{ kind: text, sent: 'a', stored: ' a' },
		{ kind: text, sent: 'a', stored: undefined },
		{ kind: text, sent: '', stored: 'a' },
		{ kind: text, sent: '1', stored: '1.0' },
		{ kind: number, sent: '1', stored: '2' },
		{ kind: number, sent: '12345678901234567', stored: '12345678901234568' },
		{ kind: number, sent: 'x', stored: 'y' },
		{ kind: bool, sent: 'true', stored: 'false' },
		{ kind: bool, sent: 'false', stored: '' },
		{ kind: date, sent: '2026-11-30', stored: '2026-12-01' },
		{ kind: date, sent: 'x', stored: 'y' },
		{ kind: choice, sent: 'HIGH', stored: 'high' },
		{ kind: choices, sent: 'a', stored: 'a;b' },
		{ kind: choices, sent: 'a;b', stored: 'a' },
		{ kind: choices, sent: ';c', stored: 'a;b' },
		{ kind: { type: '', isMultiple: false }, sent: '1.0', stored: '1' },
	])('$kind.type: "$sent" in "$stored"', ({ kind, sent, stored }) => {
		expect(isStored(sent, stored, kind)).toBe(false);
	});
});
