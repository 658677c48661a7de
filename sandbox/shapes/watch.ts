import { watchExchanges } from '../http/exchanges';
import { exchangeFlaws } from './exchange';

const SHOWN = 10;

const flaws = new Set<string>();

/** Checks every exchange with any sandbox of this process from now on. */
export function watchShapes(): void {
	watchExchanges((exchange) => {
		try {
			for (const flaw of exchangeFlaws(exchange)) flaws.add(flaw);
		} catch (error) {
			flaws.add(`${exchange.method} ${exchange.path}: the check failed: ${String(error)}`);
		}
	});
}

/** Returns the flaws found since the last call. */
export function takeFlaws(): string[] {
	const found = [...flaws];
	flaws.clear();
	return found;
}

/** Throws if there are flaws, which fails the test that caused them. */
export function failOnFlaws(): void {
	const found = takeFlaws();
	if (found.length === 0) return;
	const more = found.length > SHOWN ? `\n… and ${found.length - SHOWN} more` : '';
	throw new Error(
		`Requests or replies differ from the models of HubSpot's official client:\n` +
			found.slice(0, SHOWN).join('\n') +
			more,
	);
}
