/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import path from 'node:path';
import { unfilled } from './unfilled';

/** The guard of `npm run release` and `npm publish`: stops while the package has placeholders. */
const [root = path.resolve(__dirname, '..')] = process.argv.slice(2);
const open = unfilled(root);
if (open.length > 0) {
	console.error('The package cannot be released. A maintainer must fill in:');
	open.forEach((line) => console.error(`- ${line}`));
	process.exitCode = 1;
}
