import type { EngineResult } from './results';

/** The rows of the table in the README, by topic. */
export const topics: Readonly<Record<string, string>> = {
	operations: 'All five operations',
	onError: 'On Error: Continue (using error output), Continue, Stop Workflow',
	retryOnFail: 'Retry On Fail writes nothing twice',
	oAuth2: 'OAuth2: expired tokens, revoked grants',
	rateLimit: 'Rate limits and `Retry-After`',
	cancelling: 'Cancelling',
	editor: 'Field mapper and lists',
	secondCopy: 'Installed with a second `n8n-workflow`',
};

const detailsOf = { object: '`details`', text: 'JSON text in `message`' };

const START = '<!-- compatibility:start, made by `npm run docs:compatibility` -->';
const END = '<!-- compatibility:end -->';

/** The compatibility table: a column for each n8n, a row for each topic. */
export function compatibilityTable(results: readonly EngineResult[]): string {
	const row = (title: string, cell: (result: EngineResult) => string) =>
		`| ${[title, ...results.map(cell)].join(' | ')} |`;
	return [
		row('n8n', ({ n8n }) => n8n),
		row('---', () => '---'),
		row('n8n-core', ({ core }) => core),
		row('n8n-workflow', ({ workflow }) => workflow),
		...Object.entries(topics).map(([topic, title]) =>
			row(title, (result) => (result.topics[topic] === 'passed' ? '✓' : '✗')),
		),
		row('Details of a failed item', ({ details }) => detailsOf[details]),
	].join('\n');
}

/** The text with this table between the markers. Throws if it has no markers. */
export function withTable(text: string, table: string): string {
	const [start, end] = [text.indexOf(START), text.indexOf(END)];
	if (start < 0 || end < start) throw new Error(`There is no "${START}" with a "${END}" after it`);
	return [text.slice(0, start + START.length), table, text.slice(end)].join('\n\n');
}
