import type { PlantedBug } from './plantedBug';

const PAIRING_TESTS = ['test/unit/hubspot/reply/pair'];
const LOOKUP_TESTS = ['test/node/pairingByLookup.test.ts'];

/** Bugs in which record of a reply belongs to which entry. */
export const BUGS_IN_PAIRING: readonly PlantedBug[] = [
	{
		name: 'ask for no keys after a reply that names nothing',
		file: 'hubspot/reply/question.ts',
		from: "if (!sent.operation.pairing.includes('key')) return undefined;",
		to: "if (!sent.operation.pairing.includes('unique')) return undefined;",
	},
	{
		name: 'ask for keys although the reply names them',
		file: 'hubspot/reply/question.ts',
		from: 'if (open.length === 0) return undefined;',
		to: '',
		tests: PAIRING_TESTS,
	},
	{
		name: 'believe a key of a record that has another one',
		file: 'hubspot/reply/pairing/contradiction.ts',
		from: 'const agree = own.length === 0 || own.some((key) => known.includes(key));',
		to: 'const agree = true;',
		tests: PAIRING_TESTS,
	},
	{
		name: 'believe a key that two records have',
		file: 'hubspot/reply/pairing/knownKeys.ts',
		from: 'if (id !== undefined && others.length === 0) known',
		to: 'if (id !== undefined && others.length >= 0) known',
		tests: PAIRING_TESTS,
	},
	{
		name: 'give a merged record to two writes',
		file: 'hubspot/reply/pairing/mergedIds.ts',
		from: 'if (operation.writes && found.length > 1) return [];',
		to: '',
		tests: PAIRING_TESTS,
	},
	{
		name: 'ignore the IDs of merged records',
		file: 'hubspot/reply/pairing/mergedIds.ts',
		from: 'const ids = new Set([id, ...mergedIdsIn(record), ...(knownKeys?.get(id) ?? [])]);',
		to: 'const ids = new Set([id]);',
	},
	{
		name: 'find a merged record only if its reply has the old IDs',
		file: 'hubspot/reply/pairing/mergedIds.ts',
		from: '...mergedIdsIn(record), ...(knownKeys?.get(id) ?? [])',
		to: '...mergedIdsIn(record)',
		tests: LOOKUP_TESTS,
	},
	{
		name: 'pair created contacts by all values, not by their address',
		file: 'hubspot/tables/operations.ts',
		from: "pairing: ['traceId', 'unique', 'values'],",
		to: "pairing: ['traceId', 'values'],",
		tests: PAIRING_TESTS,
	},
	{
		name: 'pair created records by all values, not by one that tells them apart',
		file: 'hubspot/reply/pairing/pairByValues.ts',
		from: 'if (byProperty) return byProperty;',
		to: '',
		tests: PAIRING_TESTS,
	},
	{
		name: 'pair by a property that contradicts another one',
		file: 'hubspot/reply/pairing/pairByProperty.ts',
		from: 'return agrees ? chosen : undefined;',
		to: 'return chosen;',
		tests: PAIRING_TESTS,
	},
	{
		name: 'compare texts without composing their letters',
		file: 'hubspot/reply/pairing/sameValue.ts',
		from: "\t\t.normalize('NFC')\n",
		to: '',
		tests: PAIRING_TESTS,
	},
	{
		name: 'pair a single record that has another key',
		file: 'hubspot/reply/pairing/pairing.ts',
		from: 'if (!isOther) pairs.set(0, record);',
		to: 'pairs.set(0, record);',
		tests: PAIRING_TESTS,
	},
	{
		name: 'pair the last record that shares only a common value with the last entry',
		file: 'hubspot/reply/pairing/pairByValues.ts',
		from: 'const fits = same > others',
		to: 'const fits = same > 0',
		tests: PAIRING_TESTS,
	},
	{
		name: 'pair the only record whose values are all others',
		file: 'hubspot/reply/pairing/pairing.ts',
		from: '(different > 0 && different >= same)',
		to: '(different < 0 && different >= same)',
		tests: ['test/unit/hubspot/reply/lyingReply.test.ts'],
	},
	{
		name: 'believe a trace ID of a record that has the values of another entry',
		file: 'hubspot/reply/pairing/traceIds.ts',
		from: '!isExchanged(entry, record, changed, sent, isSame) &&',
		to: '',
		tests: ['test/unit/hubspot/reply/lyingReply.test.ts'],
	},
	{
		name: 'believe a trace ID of a record that has the key of another entry',
		file: 'hubspot/reply/pairing/traceIds.ts',
		from: 'if (named.some(isOfAnother)) return false;',
		to: '',
		tests: ['test/unit/hubspot/reply/lyingReply.test.ts'],
	},
	{
		name: 'believe a trace ID although another record has the values of the entry',
		file: 'hubspot/reply/pairing/traceIds.ts',
		from: 'isStored(changed) && Object.keys(own).every(isStored)',
		to: 'isStored(changed) && own === undefined',
		tests: ['test/unit/hubspot/reply/lyingReply.test.ts'],
	},
	{
		name: 'say of a record that came back that the reply does not mention it',
		file: 'hubspot/reply/judgeBatch.ts',
		from: 'const missing = noResult(unattributed, status, left.length > 0);',
		to: 'const missing = noResult(unattributed, status, false);',
		tests: PAIRING_TESTS,
	},
];
