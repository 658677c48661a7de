import type { ExpectedEntry } from '../items/expectedEntries';
import { isRecord } from '../play/report';
import type { Evidence } from './evidence';
import { isRefusedByFault } from './reasons';

/** No item is told a fact about another: its record, its property or its values. */
export function factViolations(evidence: Evidence): string[] {
	return evidence.entries.flatMap((entry) => {
		const { outcome, error = '', existingId, property } = evidence.reportOf(entry);
		if (outcome !== 'failed' && outcome !== 'notSent') return [];
		const [item] = entry.items;
		const own = ownTexts(evidence, entry);
		const violations = (error.match(NAMES) ?? [])
			.filter((name) => ![...own].some((text) => text.includes(name.toLowerCase())))
			.map((name) => `item ${item} is told "${name}", which is another's: ${error}`);
		// A fault that refuses an item alone tells it what it tells.
		if (isRefusedByFault(evidence, entry)) return violations;
		if (existingId !== undefined && !hasValueOf(evidence, existingId, own)) {
			violations.push(`item ${item} is told record ${existingId}, which has none of its values`);
		}
		if (property !== undefined && !hasProperty(evidence, entry, property)) {
			violations.push(`item ${item} is told property ${property}, which it has not`);
		}
		return violations;
	});
}

/** Names and keys in which items differ. */
const NAMES =
	/\b(own|live|alias|new|shared)\d+@example\.com|\b(U-own|U-shared|K-|N-|Z-)\d+|\bOwn \d+/gi;

/** The key and values of an entry, in lower case. */
function ownTexts(evidence: Evidence, { items }: ExpectedEntry): Set<string> {
	const all = items.flatMap((item) => {
		const { id = '', values } = evidence.expectations[item] ?? { values: new Map() };
		return [id, ...[...values.values()].map(({ text }: { text: string }) => text)];
	});
	return new Set(all.map((text) => text.trim().toLowerCase()).filter((text) => text !== ''));
}

/** Does the record have a value or key of the entry? */
function hasValueOf(
	{ before, after, calls }: Evidence,
	id: string,
	own: ReadonlySet<string>,
): boolean {
	// A conflict is about a record before the run or about one of the same run, as it was then.
	const written = calls.flatMap(({ request }) => resultsOf(request.reply));
	const records = [before.get(id), after.get(id), ...written.filter((one) => one.id === id)];
	return records.some((record) =>
		Object.values(record?.properties ?? {}).some((value) =>
			String(value)
				.split(';')
				.some((part) => own.has(part.trim().toLowerCase())),
		),
	);
}

interface Result {
	readonly id: string;
	readonly properties: Readonly<Record<string, unknown>>;
}

function resultsOf(reply: unknown): readonly Result[] {
	const results = isRecord(reply) ? reply.results : undefined;
	return Array.isArray(results) ? (results as Result[]) : [];
}

function hasProperty(
	{ scenario }: Evidence,
	{ expected }: ExpectedEntry,
	property: string,
): boolean {
	const required = [
		'email',
		'firstname',
		'lastname',
		'subject',
		'hs_pipeline',
		'hs_pipeline_stage',
	];
	// An error about missing values names all of them.
	return property
		.split(', ')
		.every(
			(name) =>
				expected.values.has(name) || name === scenario.idProperty || required.includes(name),
		);
}
