import type { Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { pictureFile } from './studio';

/** The port that `npm run sandbox` uses. */
const PORT = 8585;
const CONTACTS = '/crm/v3/objects/contacts/batch';

const inputs = (rows: ReadonlyArray<Record<string, string>>) => ({
	inputs: rows.map((properties) => ({ properties })),
});
const byEmail = (email: string, properties: Record<string, string>, trace: string) => ({
	...{ id: email, idProperty: 'email', properties, objectWriteTraceId: trace },
});

/** Takes the picture of the sandbox's page: requests of a first run, one of them open, and records. */
export async function takeSandboxPicture(browser: Browser): Promise<void> {
	const sandbox = await startSandbox({ port: PORT });
	const context = await browser.newContext({
		viewport: { width: 1440, height: 1000 },
		colorScheme: 'light',
	});
	try {
		await sendRequests(sandbox);
		const page = await context.newPage();
		await page.goto(sandbox.url);
		await page.getByRole('button', { name: 'Request 6' }).click();
		await page.getByRole('button', { name: 'Outage' }).hover();
		await page.screenshot({ path: pictureFile('sandbox.png'), animations: 'disabled' });
	} finally {
		await context.close();
		await sandbox.close();
	}
}

async function sendRequests(sandbox: Sandbox): Promise<void> {
	const send = async (path: string, body?: object): Promise<void> => {
		await fetch(`${sandbox.url}${path}`, {
			method: body ? 'POST' : 'GET',
			headers: {
				authorization: `Bearer ${sandbox.accessToken}`,
				'content-type': 'application/json',
			},
			...(body && { body: JSON.stringify(body) }),
		});
	};
	const people = ['Ada', 'Grace', 'Alan'];
	await send('/crm/v3/properties/contacts');
	await send(
		`${CONTACTS}/create`,
		inputs(
			people.map((firstname) => ({ firstname, email: `${firstname.toLowerCase()}@example.com` })),
		),
	);
	await send(
		'/crm/v3/objects/tickets/batch/create',
		inputs(['No sound', 'No picture'].map((subject) => ({ subject, hs_pipeline_stage: '1' }))),
	);
	const read = (...emails: string[]) => ({
		...{ idProperty: 'email', properties: ['firstname'] },
		inputs: emails.map((id) => ({ id })),
	});
	const fault = sandbox.faults.add({
		when: {},
		then: { status: 503, body: 'Service unavailable' },
	});
	await send(`${CONTACTS}/read`, read('ada@example.com'));
	fault.remove();
	await send(`${CONTACTS}/read`, read('ada@example.com', 'nobody@example.com'));
	await send(`${CONTACTS}/upsert`, {
		inputs: [
			byEmail('ada@example.com', { plan: 'gold' }, 'n8n-14-0'),
			byEmail('lin@example.com', { firstname: 'Lin' }, 'n8n-14-1'),
		],
	});
}
