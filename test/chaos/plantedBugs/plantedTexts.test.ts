/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run outside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLANTED_BUGS } from './all';
import { NODE_FOLDER, plant } from './plantedBug';

const folder = path.resolve(__dirname, '../../..', NODE_FOLDER);

test.each(PLANTED_BUGS)('the source still has the text to replace: $name', (bug) => {
	const text = readFileSync(path.join(folder, bug.file), 'utf8');
	expect(plant(bug, text)).not.toBe(text);
});

test('a text that is missing or occurs twice is an error', () => {
	const bug = { name: 'a bug', file: 'a.ts', from: 'here', to: 'there' };
	expect(() => plant(bug, 'nothing')).toThrow('"a bug": `from` occurs 0 times in a.ts');
	expect(() => plant(bug, 'here and here')).toThrow('occurs 2 times');
});
