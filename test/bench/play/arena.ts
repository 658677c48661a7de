/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- starts processes */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

import { nodeFolder } from '../../e2e/n8n/install/cache';
import { startProcess, type Called } from '../calls';
import { contestantNamed } from '../contestants/all';
import type { HubspotAddress, HubspotCall, Received } from '../hubspot/main';
import { median } from '../median';
import { LIMIT, type Condition, type Figures } from './condition';
import type { PlayCall, Played } from './main';

/** A longer run is extrapolated from a shorter one. */
const LONGEST_MS = 40_000;

/** The same for contestants that send each record on its own: what they take is linear. */
const LONGEST_SINGLE_MS = 10_000;

/** Records of the run that warms up. */
const WARM_UP = 300;

/** The processes of the bench: HubSpot in one, and each contestant in one of its own. */
export class Arena {
	private readonly players = new Map<string, Called<PlayCall, Played>>();

	private constructor(
		private readonly folder: string,
		private readonly certificate: { readonly key: string; readonly cert: string },
		private readonly hubspot: Called<HubspotCall, HubspotAddress | Received>,
		private readonly isWarmedUp: boolean,
	) {}

	/** @param isWarmedUp is each contestant played once before it counts? */
	static async open(isWarmedUp = true): Promise<Arena> {
		const folder = mkdtempSync(join(tmpdir(), 'hubspot-bench-'));
		const names = [{ type: 7 as const, ip: '127.0.0.1' }];
		const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
			extensions: [
				{ name: 'basicConstraints', cA: true },
				{ name: 'subjectAltName', altNames: names },
			],
		});
		writeFileSync(join(folder, 'cert.pem'), cert);
		return new Arena(
			folder,
			{ key, cert },
			startProcess(join(__dirname, '../hubspot/main.ts')),
			isWarmedUp,
		);
	}

	close(): void {
		this.hubspot.end();
		for (const player of this.players.values()) player.end();
		rmSync(this.folder, { recursive: true });
	}

	/** Plays all rounds, the contestants one after the other in each. */
	async play(names: readonly string[], condition: Condition): Promise<Figures[]> {
		const runs = new Map(names.map((name) => [name, [] as Array<Omit<Figures, 'condition'>>]));
		for (let round = 0; round < condition.rounds; round++) {
			for (const name of names) {
				const isWhole = playableCount(name, condition) === condition.count;
				if (round === 0 || isWhole) runs.get(name)?.push(await this.playOnce(name, condition));
			}
		}
		return [...runs].map(([contestant, list]) => {
			const of = (read: (run: Omit<Figures, 'condition'>) => number) => median(list.map(read));
			return {
				...{ contestant, condition },
				requests: of((run) => run.requests),
				refused: of((run) => run.refused),
				connections: of((run) => run.connections),
				wallMs: of((run) => run.wallMs),
				cpuMs: of((run) => run.cpuMs),
				peakMb: of((run) => run.peakMb),
				pauseMs: Math.max(...list.map((run) => run.pauseMs)),
				right: Math.min(...list.map((run) => run.right)),
				wrong: Math.max(...list.map((run) => run.wrong)),
				playedCount: of((run) => run.playedCount),
			};
		});
	}

	private async playOnce(contestant: string, condition: Condition) {
		if (this.isWarmedUp && !this.players.has(contestant)) await this.warm(contestant);
		const { job, latencyMs, limited, tls, inFlight } = condition;
		const count = playableCount(contestant, condition);
		const address = await this.hubspot.call({
			kind: 'start',
			...{ job, count, latencyMs },
			limit: limited && LIMIT,
			tls: tls ? this.certificate : undefined,
		});
		const hubspot = address as HubspotAddress;
		const player = this.player(contestant);
		const played = await player
			.call({ contestant, job, count, inFlight, hubspot })
			.catch((error: unknown) => failedRun(contestant, error));
		const received = (await this.hubspot.call({ kind: 'finish' })) as Received;
		const right = Math.min(played.right, received.right);
		const scale = condition.count / count;
		return {
			contestant,
			requests: received.requests * scale,
			refused: received.refused * scale,
			connections: received.connections * scale,
			wallMs: played.wallMs * scale,
			cpuMs: played.cpuMs * scale,
			...{ peakMb: played.peakMb, pauseMs: played.pauseMs },
			...{ right, wrong: count - right, playedCount: count },
		};
	}

	/** Starts the process of a contestant, and plays once: loading and compiling is not measured. */
	private async warm(contestant: string): Promise<void> {
		this.player(contestant);
		const quick = { latencyMs: 0, limited: false, tls: false, inFlight: 10, rounds: 1 };
		await this.playOnce(contestant, { job: 'upsert', count: WARM_UP, ...quick });
	}

	private player(contestant: string): Called<PlayCall, Played> {
		const running = this.players.get(contestant);
		if (running) return running;
		const started = startProcess<PlayCall, Played>(join(__dirname, 'main.ts'), {
			env: { ...process.env, NODE_EXTRA_CA_CERTS: join(this.folder, 'cert.pem') },
			...(contestant === 'vm' && { execPath: join(nodeFolder(), 'bin', 'node') }),
		});
		this.players.set(contestant, started);
		return started;
	}
}

/** A run that ends with an error has no right record. The other contestants play on. */
function failedRun(contestant: string, error: unknown): Played {
	process.stderr.write(`${contestant} has failed: ${String(error).slice(0, 1_000)}\n`);
	return { wallMs: 0, cpuMs: 0, peakMb: 0, pauseMs: 0, right: 0 };
}

/** The number of records to play: all, or as many as take no longer than allowed. */
function playableCount(name: string, { count, latencyMs, limited, inFlight }: Condition): number {
	const { requests, inFlight: lanes, perSecond = Infinity } = contestantNamed(name);
	const rate = Math.min(
		(lanes(inFlight) * 1000) / (latencyMs + 20),
		perSecond,
		limited ? LIMIT / 10 : Infinity,
	);
	const isSingle = requests(count) >= count;
	const most = ((isSingle ? LONGEST_SINGLE_MS : LONGEST_MS) / 1000) * rate;
	if (limited || requests(count) <= Math.max(most, 1)) return count;
	const fits = Math.floor((most / requests(count)) * count);
	return fits >= 100 ? Math.floor(fits / 100) * 100 : Math.max(fits, 5);
}
