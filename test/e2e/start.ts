/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, no-console -- a program */
import { OWNER } from './n8n/account/owner';
import { installWithNotice } from './n8n/install/notice';
import { addExamples, openPlayground, type Playground } from './n8n/playground';
import { endPrograms } from './n8n/runProgram';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `npm run n8n`: an n8n with the package, the sandbox, credentials and the examples. */
async function main(): Promise<void> {
	let isOpen = false;
	let isStopped = false;
	const stopped = new Promise<void>((resolve) => {
		for (const signal of SIGNALS) process.on(signal, () => resolve());
	}).then(() => {
		isStopped = true;
		// What is being started fails, and cleans up behind itself.
		if (!isOpen) endPrograms();
	});
	try {
		await installWithNotice();
		console.log('Building the package and starting n8n …');
		const playground = await openPlayground();
		isOpen = true;
		try {
			if (isStopped) return;
			await addExamples(playground);
			console.log(welcome(playground));
			const reason = await Promise.race([stopped, playground.n8n.ended]);
			if (reason !== undefined) throw new Error(reason);
		} finally {
			await playground.close();
		}
	} catch (error) {
		if (!isStopped) throw error;
	}
}

function welcome({ n8n, access: { url } }: Playground): string {
	return `
n8n            ${n8n.url}
  e-mail       ${OWNER.email}
  password     ${OWNER.password}
HubSpot sandbox ${url}   (shows each request; faults, tokens and records: sandbox/README.md)

The credentials for the sandbox and the workflows of examples/ are there.
All of it is lost when this stops. Press Ctrl-C to stop.`;
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
