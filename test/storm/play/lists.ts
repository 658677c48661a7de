import { startSandbox, type Sandbox } from '../../../sandbox';
import type { InjectedReply } from '../../../sandbox/http/inject';

/**
 * The account's lists: properties, pipelines, owners. They are the same for every run, so each is
 * read once, from a sandbox of its own: the sandbox of the runs stays as it is.
 */
export class Lists {
	private readonly replies = new Map<string, Promise<InjectedReply>>();

	private constructor(private readonly sandbox: Sandbox) {}

	static async build(): Promise<Lists> {
		return new Lists(await startSandbox({ rateLimit: false }));
	}

	/** @param path with query */
	async get(method: string, path: string): Promise<InjectedReply> {
		const known = this.replies.get(`${method} ${path}`);
		const reply = known ?? this.sandbox.inject({ method, path });
		this.replies.set(`${method} ${path}`, reply);
		return await reply;
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}
