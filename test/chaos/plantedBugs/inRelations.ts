import type { PlantedBug } from './plantedBug';

const RELATIONS = ['test/chaos/relations/relations.test.ts'];
const SEARCH = ['test/chaos/search/search.test.ts'];

/** Bugs in lookups before a write, in links, and in searches. */
export const BUGS_IN_RELATIONS: readonly PlantedBug[] = [
	{
		name: 'count a link that was refused as made',
		file: 'n8n/stages/links/linkWritten.ts',
		from: "if (linked.outcome !== 'succeeded') {",
		to: "if (linked.outcome === 'unknown') {",
		tests: RELATIONS,
	},
	{
		name: 'count a link that HubSpot does not mention as made',
		file: 'hubspot/associations/judgeLinks.ts',
		from: ": { outcome: 'unknown', failure: missing };",
		to: ": { outcome: 'succeeded', value: undefined };",
		tests: ['test/unit/hubspot/associations/judgeLinks.test.ts'],
	},
	{
		name: 'take a record whose lookup was lost for a new one',
		file: 'n8n/stages/records/lookBefore.ts',
		from: "if (record.is === 'missing' && creates) return success(undefined);",
		to: 'if (creates) return success(undefined);',
		tests: RELATIONS,
	},
	{
		name: 'skip a value that has changed',
		file: 'hubspot/schema/openValues.ts',
		from: 'return !isStored(value, current, { type, isMultiple, ignoresCase });',
		to: "return current === '' && !isStored(value, current, { type, isMultiple, ignoresCase });",
		tests: RELATIONS,
	},
	{
		name: 'send a value that the record has already',
		file: 'hubspot/schema/stored.ts',
		from: 'if (sent === current) return true;',
		to: "if (sent === current) return sent === '';",
		tests: RELATIONS,
	},
	{
		name: 'write a value for new records to one that exists',
		file: 'hubspot/schema/openValues.ts',
		from: 'if (createOnly.has(name) || (existingRecords',
		to: 'if ((existingRecords',
		tests: RELATIONS,
	},
	{
		name: 'overwrite a value that is to be kept',
		file: 'hubspot/schema/openValues.ts',
		from: "existingRecords === 'fillEmpty' && current !== ''",
		to: "existingRecords === 'fillEmpty' && current === ''",
		tests: RELATIONS,
	},
	{
		name: 'link to the value that names a record',
		file: 'n8n/stages/links/resolveLinks.ts',
		from: 'return toIdProperty ? { ...association, toId } : association;',
		to: 'return toIdProperty ? { ...association, toId: association.toId || toId } : association;',
		tests: RELATIONS,
	},
	{
		name: 'make two links of one pair apart',
		file: 'hubspot/associations/link.ts',
		from: 'if (!first || same.length === 1) return same;',
		to: 'if (!first || same.length > 0) return same;',
		tests: RELATIONS,
	},
	{
		name: 'read only the first page of the links of a record',
		file: 'n8n/stages/links/runLinks.ts',
		from: 'after !== undefined && page < MOST_PAGES',
		to: 'after !== undefined && page < 1',
		tests: ['test/node/linksResource.test.ts'],
	},
	{
		name: 'remove a link for a label of it',
		file: 'hubspot/associations/endpoints.ts',
		from: "path: 'labels/archive',",
		to: "path: 'archive',",
		tests: RELATIONS,
	},
	{
		name: 'show a deleted record by the value that names it',
		file: 'n8n/output/outputItems.ts',
		from: 'id: deletedId ?? ids[item]',
		to: 'id: ids[item]',
		tests: RELATIONS,
	},
	{
		name: 'merge the items of two addresses in another order',
		file: 'n8n/stages/records/lookBefore.ts',
		from: 'resolved.sort((one, other) => one.item - other.item);',
		to: '',
		tests: ['test/node/lookBefore.test.ts'],
	},
	{
		name: 'lose the third page of a search',
		file: 'hubspot/search/pages.ts',
		from: '!saysMore(body, page.value.length, size);',
		to: '!saysMore(body, page.value.length, size) || this.pages > 1;',
		tests: SEARCH,
	},
	{
		name: 'let the windows of a search overlap',
		file: 'hubspot/search/query.ts',
		from: "operator: 'GT'",
		to: "operator: 'GTE'",
		tests: SEARCH,
	},
	{
		name: 'return what a search has found before a page was lost',
		file: 'n8n/search/sendSearch.ts',
		from: "if (reply.outcome !== 'succeeded') return reply;",
		to: "if (reply.outcome !== 'succeeded') break;",
		tests: SEARCH,
	},
	{
		name: 'return more records than the limit of a search',
		file: 'hubspot/search/pages.ts',
		from: '.slice(0, this.query.most - found)',
		to: '.slice(0)',
		tests: ['test/unit/hubspot/search/pages.test.ts'],
	},
	{
		name: 'send searches as fast as batches',
		file: 'n8n/search/sendSearch.ts',
		from: 'pacerOf(session, searchLimits.rate)',
		to: 'pacerOf(session)',
		tests: SEARCH,
	},
];
