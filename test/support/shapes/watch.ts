import { watchExchanges } from '../../../sandbox/http/exchanges';
import { exchangeFlaws } from './exchange';

const SHOWN = 10;

const flaws = new Set<string>();

/** From now on, every exchange with any sandbox is checked. */
export function watchShapes(): void {
	watchExchanges((exchange) => {
		try {
			for (const flaw of exchangeFlaws(exchange)) flaws.add(flaw);
		} catch (error) {
			flaws.add(`${exchange.method} ${exchange.path}: the check failed: ${String(error)}`);
		}
	});
}

/** What was found since the last call. */
export function takeFlaws(): string[] {
	const found = [...flaws];
	flaws.clear();
	return found;
}

/** Fails the test that has caused a flaw. */
export function failOnFlaws(): void {
	const found = takeFlaws();
	if (found.length === 0) return;
	const more = found.length > SHOWN ? `\n… and ${found.length - SHOWN} more` : '';
	throw new Error(
		`These are not the shapes of HubSpot's API, by the models of its official client:\n` +
			found.slice(0, SHOWN).join('\n') +
			more,
	);
}
