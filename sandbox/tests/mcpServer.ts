/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals,
   @n8n/community-nodes/no-dangerous-functions --
   the sandbox runs outside n8n; HubSpot's MCP server is a program of its own */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import type { Sandbox } from '../index';

/** The result of a request. A tool replies with texts, which are JSON unless it failed. */
interface Result {
	readonly content?: ReadonlyArray<{ readonly text: string }>;
	readonly isError?: boolean;
}

/** A running MCP server whose HubSpot is a sandbox. */
export interface McpServer {
	/** Calls a tool and returns its last text. Throws the text if the tool reports an error. */
	call(name: string, args: object): Promise<string>;
	stop(): Promise<void>;
}

interface Message {
	readonly id?: number;
	readonly result?: Result;
	readonly error?: { readonly message: string };
}

/** Starts HubSpot's MCP server as a client does: JSON-RPC over its standard input and output. */
export async function startMcpServer(sandbox: Sandbox): Promise<McpServer> {
	const program = createRequire(__filename).resolve('@hubspot/mcp-server');
	const child = spawn(process.execPath, [program], {
		cwd: tmpdir(),
		env: { BASE_URL_OVERRIDE: sandbox.url, PRIVATE_APP_ACCESS_TOKEN: sandbox.accessToken },
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const waiting = new Map<number, (message: Message) => void>();
	createInterface({ input: child.stdout }).on('line', (line) => {
		const message: Message = JSON.parse(line);
		waiting.get(message.id ?? -1)?.(message);
	});
	let lastId = 0;
	const write = (message: object): void => {
		child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
	};
	const request = async (method: string, params: object): Promise<Result> => {
		lastId += 1;
		const id = lastId;
		const { result, error } = await new Promise<Message>((resolve) => {
			waiting.set(id, resolve);
			write({ id, method, params });
		});
		waiting.delete(id);
		if (error !== undefined) throw new Error(error.message);
		return result ?? {};
	};
	await request('initialize', {
		protocolVersion: '2024-11-05',
		capabilities: {},
		clientInfo: { name: 'sandbox-tests', version: '1.0.0' },
	});
	write({ method: 'notifications/initialized' });
	return {
		call: async (name, args) => {
			const { content, isError } = await request('tools/call', { name, arguments: args });
			const text = content?.at(-1)?.text ?? '';
			if (isError === true) throw new Error(text);
			return text;
		},
		stop: async () => {
			const closed = once(child, 'close');
			child.kill();
			await closed;
		},
	};
}
