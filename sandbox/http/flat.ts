export type Flat = Record<string, string | undefined>;

/** Repeated fields are joined, or the first one taken; everything that is not text is left out. */
export function flat(value: unknown, joined?: string): Flat {
	if (typeof value !== 'object' || value === null) return {};
	return Object.fromEntries(
		Object.entries(value).map(([name, field]): [string, string | undefined] => {
			const texts: string[] = [field].flat().filter((one: unknown) => typeof one === 'string');
			if (texts.length === 0) return [name, undefined];
			return [name, joined === undefined ? texts[0] : texts.join(joined)];
		}),
	);
}
