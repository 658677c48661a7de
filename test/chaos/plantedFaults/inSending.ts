import type { PlantedFault } from './plantedFault';

/** Bugs in what is sent, how often, and in what is said of it. */
export const FAULTS_IN_SENDING: readonly PlantedFault[] = [
	{
		name: 'forget a halved half',
		file: 'batch/isolate.ts',
		from: 'return [positions.slice(0, middle), positions.slice(middle)].map(',
		to: 'return [positions.slice(0, middle)].map(',
	},
	{
		name: 'forget that an earlier attempt may have been carried out',
		file: 'batch/repeat.ts',
		from: 'worst = worse(worst, missOf(verdict.otherwise, verdict.reason));',
		to: 'worst = missOf(verdict.otherwise, verdict.reason);',
		tests: ['test/unit/batch'],
	},
	{
		name: 'send on although the run has been stopped',
		file: 'batch/repeat.ts',
		from: 'if (halted) {',
		to: 'if (halted && attempt > 0) {',
	},
	{
		name: 'send all batches at once',
		file: 'batch/runBatches.ts',
		from: 'Math.min(options.concurrency, batches.length)',
		to: 'batches.length',
	},
	{
		name: 'put one record too many into a batch',
		file: 'batch/plan.ts',
		from: 'const size = sizeOf(group);',
		to: 'const size = sizeOf(group) + 1;',
	},
	{
		name: 'ask for 100 records with their history',
		file: 'n8n/sendBatches.ts',
		from: 'Math.min(batchSize, MOST_WITH_HISTORY)',
		to: 'batchSize',
		tests: ['test/node/limits.test.ts'],
	},
	{
		name: 'share a request over different envelopes',
		file: 'hubspot/request/entries.ts',
		from: 'group: JSON.stringify([first.envelope, repeatable]),',
		to: "group: 'all',",
		tests: ['test/node/pairing.test.ts'],
	},
	{
		name: 'repeat a write that changes its own key',
		file: 'hubspot/request/entries.ts',
		from: 'const repeatable = operation.repeatable && key === resultKey;',
		to: 'const { repeatable } = operation;',
	},
	{
		name: 'let the first of two items for a record win',
		file: 'hubspot/request/entries.ts',
		from: 'isAfter ? after(earlier, value) : value',
		to: 'earlier ?? value',
	},
	{
		name: 'answer two items for a record on the first one only',
		file: 'hubspot/request/entries.ts',
		from: '\t\t\titems,\n',
		to: '\t\t\titems: items.slice(0, 1),\n',
	},
	{
		name: 'make a secondary address the primary one',
		file: 'hubspot/request/entries.ts',
		from: 'if (written || !key.aliases) {',
		to: 'if (true) {',
	},
	{
		name: 'write in a dry run',
		file: 'n8n/execute.ts',
		from: 'if (settings.dryRun && operation.writes) {',
		to: 'if (settings.dryRun && !operation.writes) {',
	},
	{
		name: 'forget on Retry On Fail what was settled',
		file: 'n8n/journal.ts',
		from: 'if (known) return known;',
		to: 'if (known) return new Map();',
	},
	{
		name: 'forget the paired item of one item',
		file: 'n8n/output/outputItems.ts',
		from: 'return { pairedItem: { item } };',
		to: 'return item === 1 ? {} : { pairedItem: { item } };',
	},
	{
		name: 'take what is missing by halves for not found',
		file: 'n8n/output/outputItems.ts',
		from: 'outcome.reason.category === NOT_FOUND &&\n',
		to: '',
	},
];
