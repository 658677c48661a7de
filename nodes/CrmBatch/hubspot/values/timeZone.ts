/**
 * How far the clocks of a time zone are ahead of UTC, in milliseconds, at a moment of UTC. An
 * unknown zone is UTC.
 */
export function offsetsOf(timeZone: string): (utcMs: number) => number {
	const format = formatOf(timeZone);
	return (utcMs) => {
		const seconds = Math.floor(utcMs / 1000) * 1000;
		const parts = new Map(format.formatToParts(seconds).map(({ type, value }) => [type, value]));
		const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
		const local = Date.UTC(
			part('year'),
			part('month') - 1,
			part('day'),
			part('hour'),
			part('minute'),
			part('second'),
		);
		return local - seconds;
	};
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const options: Intl.DateTimeFormatOptions = {
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	};
	try {
		return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
	}
}
