import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

const BATCH = 100;

/** Writes a value as HubSpot's API takes it. */
function converted(value: unknown, type: string | undefined): string {
	if (typeof value === 'string') return type === 'date' ? value.slice(0, 10) : value.trim();
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

interface Result {
	readonly id: string;
	readonly properties: IDataObject;
}

/**
 * The floor of the CPU figures: what a careful node does at least, without its care. It reads the
 * account's properties, converts each value by its type, sends batches of 100 one after the other,
 * finds the record of each item by its e-mail address, and makes an output item of it. It checks
 * nothing, and an error of any kind ends it.
 */
export async function plainLoop(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const credential = 'hubspotCrmBatchApi';
	const { baseUrl } = await this.getCredentials(credential);
	const send = async (method: 'GET' | 'POST', path: string, body?: IDataObject) => {
		const request = { method, url: `${String(baseUrl)}${path}`, returnFullResponse: true };
		return (await this.helpers.httpRequestWithAuthentication.call(this, credential, {
			...request,
			...(body && { body }),
		})) as { readonly body: { readonly results: readonly IDataObject[] } };
	};
	const definitions = await send('GET', '/crm/v3/properties/contacts');
	const types = new Map(definitions.body.results.map(({ name, type }) => [name, String(type)]));

	const items = this.getInputData();
	const output: INodeExecutionData[] = [];
	for (let start = 0; start < items.length; start += BATCH) {
		const batch = items.slice(start, start + BATCH);
		const inputs = batch.map(({ json }) => {
			const properties: Record<string, string> = {};
			for (const [name, value] of Object.entries(json)) {
				if (value !== undefined && value !== null && value !== '') {
					properties[name] = converted(value, types.get(name));
				}
			}
			return { id: String(properties.email), idProperty: 'email', properties };
		});
		const reply = await send('POST', '/crm/v3/objects/contacts/batch/upsert', { inputs });
		const records = new Map<unknown, Result>();
		for (const result of reply.body.results as unknown as readonly Result[]) {
			records.set(result.properties.email, result);
		}
		for (const [index, { id }] of inputs.entries()) {
			const record = records.get(id);
			if (!record) throw new Error(`No record for ${id}`);
			output.push({
				json: { id: record.id, ...record.properties },
				pairedItem: { item: start + index },
			});
		}
	}
	return [output];
}
