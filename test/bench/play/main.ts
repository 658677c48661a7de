/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a process of the bench */
import '../../support/engine/n8nEnvironment';

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Expression } from 'n8n-workflow';

import { answerCalls } from '../calls';
import { contestantNamed } from '../contestants/all';
import { collectGarbage } from '../cpu/gc';
import type { HubspotAddress } from '../hubspot/main';
import { jobNamed } from '../jobs';

/** A run of one contestant. */
export interface PlayCall {
	readonly contestant: string;
	readonly job: string;
	readonly count: number;
	readonly inFlight: number;
	readonly hubspot: HubspotAddress;
}

/** What it took. */
export interface Played {
	readonly wallMs: number;
	readonly cpuMs: number;
	/** Growth of the heap at its largest, garbage included, in megabytes. */
	readonly peakMb: number;
	/** Longest time between two turns of the event loop. */
	readonly pauseMs: number;
	/** Items for which it has returned the right record. */
	readonly right: number;
}

const SAMPLE_MS = 20;

async function play({ contestant, job: name, count, ...given }: PlayCall): Promise<Played> {
	const job = jobNamed(name);
	const rows = Array.from({ length: count }, (_, index) => job.row(index, given.hubspot.ids));
	if (contestant === 'vm' && Expression.getActiveImplementation() !== 'vm') {
		// As n8n's server starts it.
		await Expression.initExpressionEngine({
			...{ engine: 'vm', poolSize: 1, maxCodeCacheSize: 1024 },
			...{ bridgeTimeout: 5000, bridgeMemoryLimit: 128 },
		});
	}
	const work = await contestantNamed(contestant).prepare({ job, rows, ...given });
	collectGarbage();
	const loop = monitorEventLoopDelay({ resolution: 1 });
	loop.enable();
	await setTimeout(5);
	loop.reset();
	const before = heapBytes();
	let most = before;
	const sampler = setInterval(() => (most = Math.max(most, heapBytes())), SAMPLE_MS);
	const cpu = process.cpuUsage();
	const from = performance.now();
	const keys = await work();
	const wallMs = performance.now() - from;
	const { user, system } = process.cpuUsage(cpu);
	clearInterval(sampler);
	most = Math.max(most, heapBytes());
	await setTimeout(5);
	loop.disable();
	const wanted = new Set(rows.map((row) => String(row[job.key])));
	const right = new Set(keys.filter((key) => wanted.has(key))).size;
	return {
		...{ wallMs, right: keys.length === count ? right : Math.min(right, count - 1) },
		cpuMs: (user + system) / 1000,
		peakMb: (most - before) / 1e6,
		pauseMs: loop.max / 1e6,
	};
}

function heapBytes(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

answerCalls(play);
