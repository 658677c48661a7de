/** What something that was thrown says of itself; never empty, and never throws. */
export function thrownText(error: unknown): string {
	return (error instanceof Error && (error.message || error.name)) || 'no reason given';
}

/** n8n replaces a message in which it sees a network code by one of its own, without the cure. */
export function withoutCodes(line: string): string {
	return line.replace(/ \([A-Z][A-Z0-9_]+\)/g, '');
}
