const REASONS = { 400: 'Bad Request', 404: 'Not Found', 405: 'Method Not Allowed' } as const;

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** Escapes text for HTML content and attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}

/** The HTML error page of the web server in front of HubSpot's API. */
export function errorPage(status: keyof typeof REASONS, path: string): string {
	return (
		`<html>\n<head><title>Error ${status} ${REASONS[status]}</title></head>\n` +
		`<body><h2>HTTP ERROR ${status}</h2>\n<p>Problem accessing ${escapeHtml(path)}. Reason:\n` +
		`<pre>    ${REASONS[status]}</pre></p>\n</body>\n</html>\n`
	);
}
