/** The middle of these numbers; of an even count, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	const half = sorted.length / 2;
	const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
	return (low + high) / 2;
}
