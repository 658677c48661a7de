/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- starts the sandbox */
import { once } from 'node:events';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { signalProgram, startProgram } from '../../n8n/runProgram';
import type { Access, HubspotReport, Question } from './messages';

/** The sandbox in a process of its own. */
export class Hubspot {
	private constructor(
		private readonly child: ChildProcess,
		readonly access: Access,
	) {}

	/** @param latencyMs how long each reply takes at least */
	static async start(latencyMs: number): Promise<Hubspot> {
		const program = path.join(__dirname, 'main.ts');
		const parameters = ['--import', 'tsx', program, String(latencyMs)];
		const child = startProgram(process.execPath, parameters, {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		const access: Access = await nextMessage(child);
		return new Hubspot(child, access);
	}

	async report(): Promise<HubspotReport> {
		return await this.ask({ ask: 'report' });
	}

	/** Clears the log of requests. The records stay. */
	async clear(): Promise<void> {
		await this.ask({ ask: 'clear' });
	}

	/** Waits until so many records have been written since the last clearing. */
	async whenWritten(records: number): Promise<void> {
		await this.ask({ ask: 'whenWritten', records });
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const closed = once(this.child, 'close');
		signalProgram(this.child, 'SIGKILL');
		await closed;
	}

	private async ask<Reply>(question: Question): Promise<Reply> {
		this.child.send(question);
		return await nextMessage(this.child);
	}
}

async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
	return await new Promise((resolve, reject) => {
		const fail = (): void => reject(new Error('The sandbox has ended'));
		child.once('close', fail);
		child.once('message', (message) => {
			child.off('close', fail);
			resolve(message as Message);
		});
	});
}
