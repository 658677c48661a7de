import { normal, VARYING } from '../objects';
import type { PlayedRelation } from '../play';
import type { RecordScenario } from '../scenario';

import { compares, mayWrite, type Group, type Wanted } from './groups';
import { carries } from './outcomes';
import { isCalm, pairsIn, type Sent } from './sent';

/** Most keys of a lookup. */
const MOST_LOOKED_UP = 100;

/** The run sends what it needs, in the right order, and nothing twice. */
export function requestViolations(
	run: PlayedRelation,
	scenario: RecordScenario,
	wanted: Wanted,
	sent: readonly Sent[],
): string[] {
	return [
		...orderViolations(sent),
		...needViolations(run, scenario, wanted, sent),
		...repeatedLookups(sent),
		...repeatedLinks(sent),
		...inputViolations(run, scenario, wanted, sent),
		...(isCalm(run, sent) ? costViolations(scenario, wanted, sent) : []),
	];
}

/** In each try, lookups come before writes, and links after them. */
export function orderViolations(sent: readonly Sent[]): string[] {
	const phases: Partial<Record<Sent['purpose'], number>> = {
		list: 0,
		lookup: 1,
		write: 2,
		link: 3,
	};
	const violations: string[] = [];
	let phase = 0;
	let attempt = 0;
	for (const one of sent) {
		if (one.attempt !== attempt) phase = 0;
		attempt = one.attempt;
		const own = phases[one.purpose] ?? phase;
		if (own < phase) violations.push(`request ${one.request.n} (${one.purpose}) came too late`);
		phase = Math.max(phase, own);
		if (one.purpose === 'other') {
			violations.push(`unexpected request ${one.request.method} ${one.request.path}`);
		}
	}
	return violations;
}

function needViolations(
	run: PlayedRelation,
	scenario: RecordScenario,
	{ looksUp, refused }: Wanted,
	sent: readonly Sent[],
): string[] {
	const violations: string[] = [];
	const of = (purpose: Sent['purpose']) => sent.filter((one) => one.purpose === purpose);
	const isLinkedBy = scenario.items.some(({ links }) => links.some(({ to }) => to.by === 'ref'));
	if (!looksUp && !isLinkedBy && of('lookup').length > 0) violations.push('no lookup was needed');
	for (const { request, attempt } of of('question')) {
		const isOpen = of('write').some(
			(one) =>
				one.attempt === attempt &&
				one.request.n < request.n &&
				(one.hasFault || one.request.status !== 200),
		);
		if (!isOpen) violations.push(`request ${request.n} asks for what is known`);
	}
	const isDry = scenario.dryRun && scenario.operation !== 'get';
	if (isDry && of('write').length + of('link').length > 0) violations.push('a dry run was sent');
	const stops = scenario.onError === 'stopWorkflow' && scenario.tries === 1 && refused.length > 0;
	const isRefused = refused.some((item) => run.report.items[item]?.outcome === 'failed');
	if (stops && isRefused && of('write').length > 0) {
		violations.push('an item must be refused, but others were sent');
	}
	return violations;
}

/** A key that HubSpot has answered is not looked up again in the same try. */
export function repeatedLookups(sent: readonly Sent[]): string[] {
	const known = new Set<string>();
	return sent.flatMap(({ purpose, reply, inputs, request, idProperty, attempt }) => {
		if (purpose !== 'lookup') return [];
		const names = inputs.map(({ id = '' }) =>
			[attempt, request.objectType, idProperty, id.toLowerCase()].join(' '),
		);
		const again = names.filter((name) => known.has(name));
		if (reply === 'done') names.forEach((name) => known.add(name));
		const isDouble = new Set(names).size < names.length;
		return again.length > 0 || isDouble
			? [`request ${request.n} looks up again ${again.join(', ')}`]
			: [];
	});
}

/**
 * A link that HubSpot has made is not made again, and no request has a link twice. In one try, all
 * types of a pair are one link. A later try may link the pair by another type, for an item that the
 * earlier one could not send.
 */
export function repeatedLinks(sent: readonly Sent[]): string[] {
	const known = new Set<string>();
	return sent.flatMap((one) => {
		if (one.purpose !== 'link' || one.request.operation === 'associations/batch/read') return [];
		const pairs = pairsIn(one);
		const types = one.inputs.map((input) => input.types?.map((type) => type.associationTypeId));
		const names = pairs.flatMap((pair, at) => [
			`${pair} in try ${one.attempt}`,
			`${pair} by ${types[at]?.join() ?? 'the default type'}`,
		]);
		const again = names.filter((name) => known.has(name));
		const isWhole = one.reply === 'done' && one.request.status !== 207 && !hasErrors(one);
		if (isWhole) names.forEach((name) => known.add(name));
		const isDouble = new Set(pairs).size < pairs.length;
		return again.length > 0 || isDouble
			? [`request ${one.request.n} links again ${again.join(', ')}`]
			: [];
	});
}

function hasErrors({ request: { reply } }: Sent): boolean {
	return typeof reply === 'object' && reply !== null && 'errors' in reply;
}

/** Each input has only what is to be written, and each link is one that an item asks for. */
function inputViolations(
	run: PlayedRelation,
	scenario: RecordScenario,
	{ groups, refused }: Wanted,
	sent: readonly Sent[],
): string[] {
	const violations: string[] = [];
	const isLookedUp = compares(scenario);
	const single = groups.filter(({ wishes }) => wishes.length === 1);
	for (const one of sent) {
		const { purpose, inputs, request } = one;
		if (purpose === 'write' && isLookedUp && scenario.tries === 1) {
			for (const group of single.filter(({ target }) => target !== undefined)) {
				if (!carries(run, one, group)) continue;
				if (group.isUnchanged) violations.push(`request ${request.n} has an unchanged record`);
				violations.push(...extraValues(scenario, group, one));
			}
		}
		if (purpose === 'link') {
			const asked = new Set(groups.filter(isWritable(run)).flatMap((group) => pairsOf(run, group)));
			violations.push(
				...pairsIn(one)
					.filter((pair) => !asked.has(pair))
					.map((pair) => `request ${request.n} links ${pair}, which no item asks for`),
			);
		}
		if (purpose === 'write') {
			const own = new Set(refused.map((item) => `own ${item}`));
			const wrong = inputs.filter(({ properties }) => own.has(properties?.note ?? ''));
			if (wrong.length > 0 && scenario.tries === 1 && isCalm(run, sent)) {
				violations.push(`request ${request.n} has an item that must be refused`);
			}
		}
	}
	return violations;
}

function isWritable({ report }: PlayedRelation): (group: Group) => boolean {
	return ({ wishes }) =>
		wishes.some(({ item }) =>
			['notLinked', 'succeeded'].includes(report.items[item]?.outcome ?? ''),
		);
}

function pairsOf({ report }: PlayedRelation, { wishes, target }: Group): string[] {
	const id = target?.id ?? wishes.map(({ item }) => report.items[item]?.id).find(Boolean) ?? '';
	return wishes.flatMap(({ links }) => links.map(({ toId = '' }) => `${id} ${toId}`));
}

/** Values in an input that the options leave out. */
function extraValues(scenario: RecordScenario, { target, wishes }: Group, one: Sent): string[] {
	const input = one.inputs.find(
		({ id = '' }) =>
			id === target?.id || wishes.some(({ key }) => key?.toLowerCase() === id.toLowerCase()),
	);
	return VARYING.flatMap((name) => {
		const text = input?.properties?.[name];
		const stored = target?.values[name] ?? '';
		if (text === undefined) return [];
		const isSame = normal(name, text) === normal(name, stored) && !text.startsWith(';');
		return !mayWrite(scenario, name, stored) || (scenario.skipUnchanged && isSame)
			? [`request ${one.request.n} sends ${name} "${text}" over "${stored}"`]
			: [];
	});
}

/** Without faults, no more requests are sent than are needed. */
function costViolations(
	scenario: RecordScenario,
	{ groups, looksUp }: Wanted,
	sent: readonly Sent[],
): string[] {
	const isWhole = sent.every(({ request: { status } }) => status !== undefined && status < 300);
	if (!isWhole || scenario.tries > 1) return [];
	const count = (purpose: Sent['purpose']) => sent.filter((one) => one.purpose === purpose).length;
	const links = scenario.items.flatMap((item) => item.links);
	const keys = looksUp ? Math.ceil(scenario.items.length / MOST_LOOKED_UP) : 0;
	const targets = links.some(({ to }) => to.by === 'ref') ? 1 : 0;
	const toWrite = groups.filter(({ isUnchanged }) => isUnchanged !== true);
	// A read has an input for each key, though two of them name one record.
	const inputs =
		scenario.operation === 'get'
			? new Set(groups.flatMap(({ wishes }) => wishes.map(({ key }) => key?.toLowerCase()))).size
			: toWrite.length;
	const isInline = scenario.operation === 'create';
	const kinds = new Set(links.map(({ label }) => label === 'none')).size;
	const most = {
		lookup: keys + targets,
		write: Math.ceil(inputs / scenario.batchSize),
		link: isInline ? 0 : kinds,
	};
	return (['lookup', 'write', 'link'] as const)
		.filter((purpose) => count(purpose) > most[purpose])
		.map((purpose) => `${count(purpose)} requests to ${purpose}, not ${most[purpose]}`);
}
