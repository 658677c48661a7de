import { startSandbox } from '../../../sandbox';
import { answerCalls } from '../calls';
import { plainRow } from '../cpu/plainJob';
import { extraColumns, jobNamed } from '../jobs';
import { startFront, type Front } from './front';
import { startLegacyFront } from './legacy';

/** The HubSpot of one run. */
export interface HubspotSettings {
	readonly job: string;
	readonly count: number;
	readonly latencyMs: number;
	/** Requests per 10 seconds; `false` for no limit. */
	readonly limit: number | false;
	readonly tls: { readonly key: string; readonly cert: string } | undefined;
}

export type HubspotCall =
	| ({ readonly kind: 'start' } & HubspotSettings)
	| { readonly kind: 'finish' };

/** Where it listens, and the IDs of the contacts that are there before. */
export interface HubspotAddress {
	readonly url: string;
	/** For the endpoints of HubSpot's former API, which n8n's HubSpot node uses. */
	readonly legacyUrl: string;
	readonly accessToken: string;
	readonly ids: readonly string[];
}

/** What it has received. */
export interface Received {
	readonly requests: number;
	/** Replies with status 429. */
	readonly refused: number;
	readonly connections: number;
	/** Records that are stored as the job wants them. */
	readonly right: number;
}

let finish: (() => Promise<Received>) | undefined;

async function start(settings: HubspotSettings): Promise<HubspotAddress> {
	const { count, latencyMs, limit, tls } = settings;
	const job = jobNamed(settings.job);
	const sandbox = await startSandbox({
		latencyMs,
		rateLimit: limit !== false && { max: limit, staticMax: limit, intervalMs: 10_000 },
		keepBodies: false,
	});
	for (const name of extraColumns) {
		sandbox.addProperty('contacts', { name, label: name, type: 'string', fieldType: 'text' });
	}
	const isSeeded = !job.writes || job.object !== 'contacts';
	const seeds = Array.from({ length: isSeeded ? count : 0 }, (_, index) => {
		const row = Object.entries(plainRow(index)).map(([name, value]) => [name, String(value)]);
		return Object.fromEntries(row) as Record<string, string>;
	});
	const ids = sandbox.seed('contacts', seeds).map(({ id }) => id);
	const fronts: Front[] = [
		await startFront(sandbox.url, tls),
		await startLegacyFront(sandbox, latencyMs, tls),
	];
	finish = async () => {
		const batches = sandbox.requests;
		const received = {
			requests: batches.length,
			refused: batches.filter(({ status }) => status === 429).length,
			connections: fronts.reduce((sum, front) => sum + front.connections(), 0),
			right: job.writes ? rightRecords() : count,
		};
		for (const front of fronts) front.close();
		await sandbox.close();
		return received;
	};
	const rightRecords = () => {
		const byKey = new Map(sandbox.records(job.object).map((one) => [one.properties[job.key], one]));
		let right = 0;
		for (let index = 0; index < count; index++) {
			const row = job.row(index, ids);
			const record = byKey.get(String(row[job.key]));
			const isSame = job.columns.every((name) => record?.properties[name] === String(row[name]));
			const isLinked = job.object !== 'tickets' || record?.associations.length === 1;
			if (isSame && isLinked) right += 1;
		}
		return right;
	};
	const [front, legacy] = fronts;
	return {
		url: front?.url ?? '',
		legacyUrl: legacy?.url ?? '',
		accessToken: sandbox.accessToken,
		ids,
	};
}

answerCalls<HubspotCall, HubspotAddress | Received | undefined>(async (call) => {
	if (call.kind === 'start') return await start(call);
	return await finish?.();
});
