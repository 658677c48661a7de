import type { PlayedRun } from '../play/play';
import type { Sent, SentInput } from '../play/sent';
import { OBJECTS, type ItemFacts } from '../scenario/account';
import type { ItemReport } from './reports';

/** The names of the node's operations in the paths of HubSpot's API. */
const PATHS = {
	create: 'create',
	delete: 'archive',
	get: 'read',
	update: 'update',
	upsert: 'upsert',
};

/** An item, what the run says about it, and what happened to it. */
export interface Case extends ItemFacts {
	readonly item: number;
	readonly report: ItemReport;
	/** Requests that asked HubSpot to do what the item asks for. */
	readonly requests: readonly Sent[];
	/** Records that got the marker of the item, or of another item for the same record. */
	readonly written: readonly string[];
	/** Records that got the marker of this very item. */
	readonly own: readonly string[];
}

/** All items of a run. */
export function casesOf(run: PlayedRun, reports: readonly ItemReport[]): Case[] {
	const { scenario, items, sent, witness } = run;
	const marker = OBJECTS[scenario.object].marker;
	const requests = sent.filter(({ operation }) => operation === PATHS[scenario.operation]);
	return items.map((facts, item) => {
		const group = items.filter((other) => other.group === facts.group);
		const markers = group.map((other) => other.marker);
		const isOf = ({ id, properties }: SentInput): boolean =>
			facts.key === undefined
				? properties?.[marker] === facts.marker
				: id?.toLowerCase() === facts.key.toLowerCase();
		const marksOf = (names: readonly string[]) => [
			...new Set(
				witness.marks
					.filter((mark) => mark.by === 'node' && names.includes(mark.marker))
					.map(({ id }) => id),
			),
		];
		return {
			...facts,
			item,
			report: reports[item] ?? { outcome: 'none' },
			requests: requests.filter(({ inputs }) => inputs.some(isOf)),
			written: marksOf(markers),
			own: marksOf([facts.marker]),
		};
	});
}

/** Did HubSpot's own reply reach the node, and was all of it good? */
export function isClean({ isHonest, honest, inputs }: Sent): boolean {
	if (!isHonest || !honest || honest.status >= 300) return false;
	const { body } = honest;
	if (typeof body !== 'object' || body === null) return honest.status === 204;
	const hasErrors = 'errors' in body && Array.isArray(body.errors) && body.errors.length > 0;
	const count = 'results' in body && Array.isArray(body.results) ? body.results.length : 0;
	return !hasErrors && count === inputs.length;
}

/** Does the reply leave no doubt about what was done? */
export function isClear({ weather, isHonest, isCutOff }: Sent): boolean {
	return !isCutOff && (isHonest || weather.kind === 'refusal');
}
