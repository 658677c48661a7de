import type { Report } from './report';

/** One try of the node. */
export interface Try {
	readonly report: Report;
	/** The node did not throw, and its first output item has no error. */
	readonly isOver: boolean;
}

/** Retry On Fail: n8n runs a node again if it throws, or if its first output item has an error. */
export async function allTries(
	tries: number,
	signal: AbortSignal,
	oneTry: () => Promise<Try>,
): Promise<Report> {
	for (let left = tries - 1; ; left--) {
		const { report, isOver } = await oneTry();
		if (isOver || left === 0 || signal.aborted) return report;
	}
}
