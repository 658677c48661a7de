import fc from 'fast-check';
import { DEFAULT_SWITCHES, type Switches } from '../../sandbox';
import type { Case } from '../cases/case';
import { CASES } from '../cases/tables';
import {
	decidedSwitches,
	findingsOf,
	isSwitchName,
	SWITCH_NAMES,
	switchValues,
	type SwitchName,
} from '../compare/decide';
import { askSandbox } from '../run/plan';
import { VALUES } from './otherValues';

const small = CASES.filter(({ isLarge }) => isLarge !== true);
const deciding = small.filter(({ decides }) => decides !== undefined);
const NAMES = SWITCH_NAMES.filter((name) => name !== 'maxBodyBytes');

async function decide(switches: Partial<Switches>, cases: readonly Case[] = deciding) {
	const { side, switches: actual } = await askSandbox(cases, switches);
	const decided = decidedSwitches(findingsOf(cases, side.observations, side.fixtures));
	return { actual, decided, found: switchValues(decided) };
}

/** The switches that the run has found to differ from the defaults. */
const differing = (found: Partial<Switches>): Partial<Switches> =>
	Object.fromEntries(
		Object.entries(found).filter(
			([name, value]) => isSwitchName(name) && DEFAULT_SWITCHES[name] !== value,
		),
	);

const flips = NAMES.flatMap((name) =>
	VALUES[name]
		.filter((value) => value !== DEFAULT_SWITCHES[name])
		.map((value) => ({ name, value })),
);

/** Switches whose effect another switch hides: no case can decide them then. */
function hidden(actual: Switches): SwitchName[] {
	const conflict = [actual.takenEmail, actual.takenEmailOnUpsert].includes('conflict');
	return [
		...(conflict ? [] : (['conflictNamesExistingId'] as const)),
		...(actual.traceIdsCount ? [] : (['partialTraceIdsCount', 'duplicateTraceIdsCount'] as const)),
		...(actual.maxBodyBytes === DEFAULT_SWITCHES.maxBodyBytes ? (['maxBodyBytes'] as const) : []),
	];
}

describe('a sandbox with other switches', () => {
	it('with the defaults, all switches but the size of bodies are decided, and none differs', async () => {
		const { found } = await decide({ ...DEFAULT_SWITCHES }, small);
		expect(NAMES.filter((name) => found[name] === undefined)).toEqual([]);
		expect(differing(found)).toEqual({});
	});

	it.each(flips)(
		'$name $value: exactly this switch is found to differ',
		async ({ name, value }) => {
			const { found } = await decide({ ...DEFAULT_SWITCHES, [name]: value });
			expect(differing(found)).toEqual({ [name]: value });
		},
	);

	it('any values of all switches: what is decided is true, and only hidden switches are not decided', async () => {
		const any = fc.record(
			Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(...VALUES[name])])),
		);
		await fc.assert(
			fc.asyncProperty(any, async (values) => {
				const { actual, decided, found } = await decide({ ...DEFAULT_SWITCHES, ...values });
				expect(decided.filter(({ isContradictory }) => isContradictory)).toEqual([]);
				const wrong = NAMES.filter((one) => found[one] !== undefined && found[one] !== actual[one]);
				expect(wrong).toEqual([]);
				const open = SWITCH_NAMES.filter((one) => found[one] === undefined);
				expect(open.filter((one) => !hidden(actual).includes(one))).toEqual([]);
			}),
			{ numRuns: 12 },
		);
	});
});
