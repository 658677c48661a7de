/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run outside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLANTED_FAULTS } from './all';
import { NODE_FOLDER, plant } from './plantedFault';

const folder = path.resolve(__dirname, '../../..', NODE_FOLDER);

test.each(PLANTED_FAULTS)('the text is still there in which to plant: $name', (fault) => {
	const text = readFileSync(path.join(folder, fault.file), 'utf8');
	expect(plant(fault, text)).not.toBe(text);
});

test('a text that is gone, or there twice, is told', () => {
	const fault = { name: 'a fault', file: 'a.ts', from: 'here', to: 'there' };
	expect(() => plant(fault, 'nothing')).toThrow('"a fault": its text is 0 times in a.ts');
	expect(() => plant(fault, 'here and here')).toThrow('is 2 times');
});
