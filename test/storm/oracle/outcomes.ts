import type { PlayedRun } from '../play/play';
import { OBJECTS } from '../scenario/account';
import type { SentInput } from '../play/sent';
import { isClean, isClear, type Case } from './evidence';

/** Whether the outcome of an item is true. Each line starts with the kind of the violation. */
export function outcomeViolations(run: PlayedRun, one: Case): string[] {
	const { operation } = run.scenario;
	const rules = [
		...(operation === 'create' ? [createdOnce] : []),
		...(operation === 'delete' ? [deletion] : operation === 'get' ? [reading] : [writing]),
		grounds,
	];
	return rules.flatMap((rule) => rule(run, one)).map((text) => `${text} (item ${one.item})`);
}

type Rule = (run: PlayedRun, one: Case) => string[];

/** A create that HubSpot carried out exists once. */
const createdOnce: Rule = (_run, { own }) =>
	own.length > 1 ? [`twice: created as ${own.join(' and ')}`] : [];

/** Success names the record that has the values. Failure means that no record got them. */
const writing: Rule = (run, { report, own, written, marker, group }) => {
	const { witness, scenario } = run;
	const { outcome, id, fields } = report;
	if (outcome === 'failed' || outcome === 'notSent') {
		return own.length > 0 ? [`${outcome} but written: as ${own.join(', ')}`] : [];
	}
	if (outcome !== 'succeeded') return [];
	const violations: string[] = [];
	const family = written.flatMap((one) => witness.family(one));
	const isForeign = !isLikeIt(run, marker, fields);
	if (isForeign && !family.includes(String(id))) {
		const real = written.join(', ') || 'nothing';
		violations.push(`foreign record: ${String(id)}, but ${group} wrote ${real}`);
	}
	const shown = fields?.[OBJECTS[scenario.object].marker];
	const isMarker = typeof shown === 'string' && /^m\d+$/.test(shown);
	if (isForeign && isMarker && shown !== marker && !isOfSameRecord(shown, family)) {
		violations.push(`foreign values: ${shown} instead of ${marker}`);
	}
	const isNew = fields?.isNew;
	if (scenario.operation === 'upsert' && typeof isNew === 'boolean' && violations.length === 0) {
		const isBorn = witness.births.get(String(id)) === 'node';
		if (isNew !== isBorn) violations.push(`wrong isNew: ${String(isNew)}, created: ${isBorn}`);
	}
	return violations;

	function isOfSameRecord(text: string, ids: readonly string[]): boolean {
		return witness.marks.some((mark) => mark.marker === text && ids.includes(mark.id));
	}
};

/**
 * Can a create take the record for its own? HubSpot can tidy values, so that the node believes a
 * trace ID unless a unique value or another entry contradicts it, and takes the last record for that
 * of the last entry if most of its values fit. Such lies are a known limit (docs/reliability.md).
 */
function isLikeIt(
	{ sent, scenario }: PlayedRun,
	marker: string,
	fields: Readonly<Record<string, unknown>> = {},
): boolean {
	const { marker: name } = OBJECTS[scenario.object];
	const isOwn = ({ properties }: SentInput) => properties?.[name] === marker;
	const requests = sent.filter(({ inputs }) => inputs.some(isOwn));
	const values = Object.entries(requests[0]?.inputs.find(isOwn)?.properties ?? {});
	const same = values.filter(([property, value]) => String(fields[property]) === value);
	const isTraced = requests.some(({ weather }) =>
		JSON.stringify(weather).includes('"keepsTrace":true'),
	);
	return scenario.operation === 'create' && (isTraced || same.length * 2 > values.length);
}

/** A deleted record is gone. A failure means that somebody else deleted it, or nobody. */
const deletion: Rule = ({ witness }, { report, key = '' }) => {
	const { outcome } = report;
	if (outcome === 'succeeded' && witness.isLive(key)) return ['not deleted: the record is live'];
	const isRefused = outcome === 'failed' || outcome === 'notSent';
	return isRefused && witness.deaths.get(key) === 'node'
		? [`${outcome} but deleted: by this run`]
		: [];
};

/** A record that was read is the one that the item names, with values that it had. */
const reading: Rule = ({ witness, scenario, log, account }, { report, key = '' }) => {
	const { outcome, id, fields } = report;
	if (outcome === 'unknown') return ['unknown for a read'];
	if (outcome !== 'succeeded') return [];
	// The error of Stop Workflow has no values, and a lie can leave them out.
	const shown = fields?.[OBJECTS[scenario.object].marker];
	if (shown !== undefined && !witness.values.get(String(id))?.has(String(shown))) {
		return [`foreign values: ${String(shown)} of ${String(id)}`];
	}
	if (scenario.idProperty === 'hs_object_id') {
		return witness.family(key).includes(String(id))
			? []
			: [`foreign record: ${String(id)}, not ${key}`];
	}
	const named = [...account.values()].filter(({ name }) => key.endsWith(keyEnd(name)));
	const before = named.flatMap((record) => witness.family(record.id));
	const isStrangers = witness.births.get(String(id)) === 'stranger';
	const isFound = before.includes(String(id)) || (isStrangers && JSON.stringify(log).includes(key));
	return isFound ? [] : [`foreign record: ${String(id)} for ${key}`];

	function keyEnd(name: string): string {
		const end = name.replace(' ', '-');
		return scenario.idProperty === 'email' ? `${end}@storm.example` : `K-${end}`;
	}
};

/** Every outcome but success needs a reason. */
const grounds: Rule = ({ scenario, sent }, { report, requests, isValid }) => {
	const { outcome } = report;
	// HubSpot's own reply is ambiguous for two addresses of one contact, and, without trace IDs, for
	// two records that get the same unique value.
	const { echoTraceIdOnCreate, echoTraceIdOnUpdate, echoTraceIdOnUpsert } = scenario.switches;
	const echoes = [echoTraceIdOnCreate, echoTraceIdOnUpdate, echoTraceIdOnUpsert];
	const isAmbiguous = scenario.items.some(
		({ key, second }) => key === 'alias' || (second !== undefined && echoes.includes(false)),
	);
	const isDisturbed =
		scenario.intrusions.length > 0 || scenario.cancel !== undefined || isAmbiguous;
	// A write can ask which records have its keys, and get no clear reply to that.
	const asked = sent.filter(({ operation }) => operation === 'read');
	const isCertain = requests.every(isClear) && asked.every(isClean);
	if (outcome === 'unknown' && !isDisturbed && isCertain) {
		return ['groundless unknown: every reply was clear'];
	}
	if (outcome === 'failed' && isValid && !isDisturbed && requests.length > 0) {
		return requests.every(isClean) ? ['groundless failure: nothing was refused'] : [];
	}
	if (outcome === 'notSent' && !isDisturbed && sent.length > 0 && sent.every(isClean)) {
		const isStop = scenario.onError === 'stopWorkflow';
		return isStop ? [] : ['groundless notSent: nothing was refused'];
	}
	return [];
};
