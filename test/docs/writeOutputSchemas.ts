/* eslint-disable @n8n/community-nodes/no-restricted-imports --
   runs outside n8n; writes the schemas of the output: npm run docs:schemas */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { format, resolveConfig } from 'prettier';

import { outputSchemas, SCHEMAS } from './outputSchemas';

async function main(): Promise<void> {
	rmSync(SCHEMAS, { recursive: true, force: true });
	const options = await resolveConfig(path.join(SCHEMAS, 'any.json'));
	for (const { file, schema } of outputSchemas) {
		mkdirSync(path.dirname(file), { recursive: true });
		const text = JSON.stringify(schema, null, '\t');
		writeFileSync(file, await format(text, { ...options, parser: 'json' }));
	}
}

void main();
