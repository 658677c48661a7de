import type { Reply } from '../../hubspot/reply/reply';
import { tokenReplyOf } from './requestErrors';

/**
 * Renews the OAuth2 token of a session: once for all requests that HubSpot turns away for the same
 * token. n8n would do so itself in `httpRequestWithAuthentication`, but up to 2.8 only if it throws
 * every status, without the headers, and up to 2.20 once for each of the requests.
 */
export class TokenRenewal {
	private renewed = 0;

	private running: Promise<Reply | undefined> | undefined;

	/** The reply of a token endpoint that will issue no token, whoever asks. */
	private refused: Reply | undefined;

	constructor(private readonly renew: () => Promise<unknown>) {}

	/** Identifies the token that a request is sent with. */
	get token(): number {
		return this.renewed;
	}

	/**
	 * Renews a token that HubSpot has turned away, unless another request has already.
	 *
	 * @returns why there is no new token, as the reply to the request
	 */
	async replace(token: number): Promise<Reply | undefined> {
		if (this.refused || token !== this.renewed) return this.refused;
		this.running ??= this.renewNow();
		return await this.running;
	}

	private async renewNow(): Promise<Reply | undefined> {
		try {
			await this.renew();
			this.renewed += 1;
			return undefined;
		} catch (error) {
			const reply = tokenReplyOf(error);
			if (reply.kind === 'unsendable') this.refused = reply;
			return reply;
		} finally {
			this.running = undefined;
		}
	}
}
