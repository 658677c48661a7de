import type { PlantedBug } from './plantedBug';

/** Bugs in what is sent, how often it is sent, and how the outcome is reported. */
export const BUGS_IN_SENDING: readonly PlantedBug[] = [
	{
		name: 'take a network that went away for a failed connection',
		file: 'n8n/http/failedToConnect.ts',
		from: 'calls.every((call) => connecting.has(call))',
		to: "calls.every((call) => call !== '')",
		tests: ['test/unit/n8n/http/requestErrors.test.ts'],
	},
	{
		name: 'accept an unencrypted base URL',
		file: 'hubspot/request/baseUrl.ts',
		from: '!onThisMachine.test(hostname)',
		to: "hostname === ''",
		tests: ['test/unit/hubspot/request/baseUrl.test.ts'],
	},
	{
		name: 'drop one half of a split batch',
		file: 'batch/isolate.ts',
		from: 'return [positions.slice(0, middle), positions.slice(middle)].map(',
		to: 'return [positions.slice(0, middle)].map(',
	},
	{
		name: 'forget that HubSpot may have processed an earlier attempt',
		file: 'batch/repeat.ts',
		from: 'worst = worse(worst, { outcome: verdict.otherwise, failure: verdict.failure });',
		to: 'worst = { outcome: verdict.otherwise, failure: verdict.failure };',
		tests: ['test/unit/batch'],
	},
	{
		name: 'keep sending after the run has stopped',
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
		name: 'read 100 records with property history in one request',
		file: 'n8n/sendBatches.ts',
		from: 'Math.min(batchSize, MOST_WITH_HISTORY)',
		to: 'batchSize',
		tests: ['test/node/limits.test.ts'],
	},
	{
		name: 'put entries with different envelopes into one request',
		file: 'hubspot/request/entries.ts',
		from: 'group: JSON.stringify([first.envelope, repeatable]),',
		to: "group: 'all',",
		tests: ['test/node/pairing.test.ts'],
	},
	{
		name: 'retry a write that changes its own key',
		file: 'hubspot/request/entries.ts',
		from: 'const repeatable = operation.repeatable && key === resultKey;',
		to: 'const { repeatable } = operation;',
	},
	{
		name: 'let the first of two items for one record win',
		file: 'hubspot/request/entries.ts',
		from: 'canAppend ? appended(earlier, value) : value',
		to: 'earlier ?? value',
	},
	{
		name: 'report two items for one record on the first item only',
		file: 'hubspot/request/entries.ts',
		from: '\t\t\titems,\n',
		to: '\t\t\titems: items.slice(0, 1),\n',
	},
	{
		name: 'make a secondary email address the primary one',
		file: 'hubspot/request/entries.ts',
		from: 'if (written || !key.aliases) {',
		to: 'if (true) {',
	},
	{
		name: 'write in a dry run',
		file: 'n8n/execute.ts',
		from: 'if (dryRun && operation.writes) {',
		to: 'if (dryRun && !operation.writes) {',
	},
	{
		name: 'forget settled entries on Retry On Fail',
		file: 'n8n/journal.ts',
		from: 'if (known) return known;',
		to: 'if (known) return new Map();',
	},
	{
		name: 'drop the paired item of one item',
		file: 'n8n/output/outputItems.ts',
		from: 'return { pairedItem: { item } };',
		to: 'return item === 1 ? {} : { pairedItem: { item } };',
	},
	{
		name: 'report every failed read as a record that was not found',
		file: 'n8n/output/outcomes.ts',
		from: 'outcome.failure.category === NOT_FOUND &&\n',
		to: '',
	},
	{
		name: 'fail records that were refused only together with others',
		file: 'batch/isolate.ts',
		from: "? { outcome: 'notSent', failure: run.notIsolated(failure) }",
		to: "? { outcome: 'failed', failure }",
		tests: ['test/unit/batch'],
	},
];
