/** A count with thousands separators: 1,200. */
export function formatCount(count: number): string {
	return count.toLocaleString('en-US');
}

/** A duration in seconds: 1.9 s. */
export function formatTime(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(1)} s`;
}
