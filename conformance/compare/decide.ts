import type { Case } from '../cases/case';
import type { Fixtures } from '../cases/fixtures';
import type { Observation } from '../cases/run';
import { DEFAULT_SWITCHES, type Switches } from '../../sandbox';

export type SwitchName = keyof Switches;
type SwitchValue = Switches[SwitchName];

export const isSwitchName = (name: string): name is SwitchName =>
	Object.hasOwn(DEFAULT_SWITCHES, name);

export const SWITCH_NAMES: readonly SwitchName[] =
	Object.keys(DEFAULT_SWITCHES).filter(isSwitchName);

/** What one case says about a switch. */
export interface Finding {
	readonly name: SwitchName;
	readonly caseId: string;
	readonly value: SwitchValue;
}

/** The values of switches that the replies of an account show. */
export function findingsOf(
	cases: readonly Case[],
	observations: ReadonlyMap<string, Observation>,
	fixtures: Fixtures,
): Finding[] {
	return cases.flatMap((one): Finding[] => {
		const observation = observations.get(one.id);
		if (observation?.asked !== true) return [];
		const replies = observation.exchanges.map(({ reply }) => reply);
		return SWITCH_NAMES.flatMap((name): Finding[] => {
			const value = one.decides?.[name]?.read(replies, fixtures);
			return value === undefined ? [] : [{ name, caseId: one.id, value }];
		});
	});
}

/** The value of a switch in the account, if cases have decided it. */
export interface DecidedSwitch {
	readonly name: SwitchName;
	readonly value: SwitchValue | undefined;
	/** The cases that decided it. */
	readonly cases: readonly string[];
	/** Two cases show different values: no value of the switch describes the account. */
	readonly isContradictory: boolean;
}

export function decidedSwitches(findings: readonly Finding[]): DecidedSwitch[] {
	return SWITCH_NAMES.map((name): DecidedSwitch => {
		const about = findings.filter((one) => one.name === name);
		const [first] = about;
		const isContradictory = about.some(({ value }) => value !== first?.value);
		return {
			name,
			value: isContradictory ? undefined : first?.value,
			cases: about.map(({ caseId }) => caseId),
			isContradictory,
		};
	});
}

/** The decided values, as an option of a sandbox. */
export function switchValues(decided: readonly DecidedSwitch[]): Partial<Switches> {
	return Object.fromEntries(
		decided.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
	);
}
