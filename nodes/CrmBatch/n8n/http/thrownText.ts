/** What something that was thrown says of itself; never empty, and never throws. */
export function thrownText(error: unknown): string {
	return (error instanceof Error && (error.message || error.name)) || 'no reason given';
}
