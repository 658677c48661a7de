import { escapeHtml } from '../http/pages';

const STYLE = `
	body { font: 16px/1.5 system-ui, sans-serif; background: #f5f8fa; color: #213343; }
	main { max-width: 34rem; margin: 4rem auto; padding: 2rem; background: #fff;
		border: 1px solid #cbd6e2; border-radius: 6px; }
	h1 { font-size: 1.3rem; margin-top: 0; }
	code { background: #eaf0f6; padding: 0.1rem 0.3rem; border-radius: 3px; }
	button { font: inherit; padding: 0.5rem 1.4rem; border-radius: 4px; cursor: pointer;
		border: 1px solid #33475b; background: #fff; color: #33475b; }
	button[value='allow'] { background: #33475b; color: #fff; }
`;

function html(title: string, content: string): string {
	return (
		'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
		'<meta name="viewport" content="width=device-width, initial-scale=1">' +
		`<title>${title}</title><style>${STYLE}</style></head>\n<body><main>${content}</main></body></html>\n`
	);
}

/** The requested scopes, with buttons to allow and deny access. */
export function consentHtml(
	scopes: readonly string[],
	host: string,
	formFields: ReadonlyArray<readonly [name: string, value: string]>,
): string {
	const inputs = formFields.map(
		([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
	);
	const items = scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`);
	return html(
		'Connect an app to the HubSpot sandbox',
		'<h1>Connect an app to the HubSpot sandbox</h1>\n' +
			`<p>The app at <strong>${escapeHtml(host)}</strong> requests these scopes:</p>\n<ul>${items.join('')}</ul>\n` +
			`<form method="post" action="/oauth/authorize">${inputs.join('')}\n` +
			'<button name="decision" value="allow">Connect app</button>\n' +
			'<button name="decision" value="deny">Cancel</button></form>',
	);
}

/** The page for an invalid request. As on HubSpot, the user is not redirected to the app. */
export function refusalHtml(reason: string): string {
	return html(
		'The app cannot be connected',
		`<h1>The app cannot be connected</h1>\n<p>${escapeHtml(reason)}</p>`,
	);
}
