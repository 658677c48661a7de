import type { IDataObject } from 'n8n-workflow';

/** The API that n8n's editor uses, as one user. */
export class N8nApi {
	private cookie = '';

	constructor(private readonly url: string) {}

	async get(path: string): Promise<unknown> {
		return await this.request('GET', path);
	}

	async post(path: string, body: object): Promise<unknown> {
		return await this.request('POST', path, body);
	}

	async delete(path: string): Promise<unknown> {
		return await this.request('DELETE', path);
	}

	/** Opens an address of n8n as the signed-in user. */
	async open(address: string): Promise<Response> {
		return await fetch(address, { headers: { cookie: this.cookie } });
	}

	private async request(method: string, path: string, body?: object): Promise<unknown> {
		const reply = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			...(body && { body: JSON.stringify(body) }),
		});
		const text = await reply.text();
		if (!reply.ok) throw new Error(`n8n replied ${reply.status} to ${method} ${path}: ${text}`);
		this.keepCookies(reply);
		return fieldOf(JSON.parse(text), 'data');
	}

	private keepCookies(reply: Response): void {
		const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
	}
}

/** A field of an object that came as JSON. */
export function fieldOf(value: unknown, name: string): unknown {
	return isObject(value) ? value[name] : undefined;
}

/** A text in an object that came as JSON. */
export function textOf(value: unknown, name: string): string {
	const field = fieldOf(value, name);
	if (typeof field !== 'string') throw new Error(`There is no text "${name}"`);
	return field;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null;
}
