/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts processes */
import { fork, type ForkOptions } from 'node:child_process';

/** A process that is called like a function, one call at a time. */
export interface Called<Request, Reply> {
	call(request: Request): Promise<Reply>;
	end(): void;
}

/** Starts a file that answers with `answerCalls`. */
export function startProcess<Request, Reply>(
	file: string,
	options: ForkOptions = {},
): Called<Request, Reply> {
	const child = fork(file, [], { execArgv: ['--import', 'tsx'], ...options });
	return {
		call: async (request) =>
			await new Promise<Reply>((resolve, reject) => {
				const ended = (code: number | null) => reject(new Error(`${file} has ended: ${code}`));
				child.once('exit', ended);
				child.once('message', (message: { reply?: Reply; error?: string }) => {
					child.off('exit', ended);
					if (message.error === undefined) resolve(message.reply as Reply);
					else reject(new Error(message.error));
				});
				child.send(request as object);
			}),
		end: () => {
			if (child.connected) child.disconnect();
		},
	};
}

/** Answers the calls of the parent process, until it disconnects. */
export function answerCalls<Request, Reply>(answer: (request: Request) => Promise<Reply>): void {
	process.on('message', (request: Request) => {
		answer(request).then(
			(reply) => process.send?.({ reply }),
			(error: unknown) =>
				process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
		);
	});
	process.on('disconnect', () => process.exit());
}
