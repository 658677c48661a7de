const SEPARATORS = /[\s,;()<>"]+/;

/** The words of a text, in lower case. An e-mail address and each of its parts are words. */
function tokensOf(text: string): string[] {
	const words = text.toLowerCase().split(SEPARATORS);
	return [...words, ...words.flatMap((word) => word.split(/[@._-]+/))].filter(
		(word) => word !== '',
	);
}

/** Whether a text contains a word that matches the pattern. `*` matches any characters. */
export function containsToken(text: string, pattern: string): boolean {
	const wanted = pattern.toLowerCase();
	const matches = matcherOf(wanted);
	return matches(text.toLowerCase()) || tokensOf(text).some(matches);
}

function matcherOf(pattern: string): (word: string) => boolean {
	if (!pattern.includes('*')) return (word) => word === pattern;
	const [first = '', ...rest] = pattern.split('*');
	const last = rest.pop() ?? '';
	return (word) => {
		if (!word.startsWith(first) || !word.endsWith(last)) return false;
		if (word.length < first.length + last.length) return false;
		let from = first.length;
		const end = word.length - last.length;
		return rest.every((part) => {
			const at = word.indexOf(part, from);
			from = at + part.length;
			return at !== -1 && from <= end;
		});
	};
}

/** Whether every word of a search's `query` is the start of a word of the texts. */
export function matchesQuery(texts: readonly string[], query: string): boolean {
	const wanted = query.toLowerCase().split(SEPARATORS);
	// Most records contain no word of the query at all, which is faster to check.
	const whole = texts.join(' ').toLowerCase();
	if (!wanted.every((word) => whole.includes(word))) return false;
	const present = texts.flatMap(tokensOf);
	return wanted.every((word) => present.some((token) => token.startsWith(word)));
}
