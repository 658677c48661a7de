/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the lock file */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/** The file with the list. */
export const LICENSES = path.join(root, 'docs/licenses.md');

/** The part of a lock file that is read here (lockfileVersion 3). */
interface LockFile {
	readonly packages: Readonly<
		Record<
			string,
			{ name?: string; version?: string; license?: string; devDependencies?: object } | undefined
		>
	>;
}

const INTRODUCTION = `# Licenses

Written by \`npm run docs:licenses\` from the lock file.

The package is under the [MIT license](../LICENSE). It has no dependencies: all code in it is this project's, besides a few lines that esbuild (MIT) adds to each bundle.

The tools below build and test it. They are not published with it. Their own dependencies are in [package-lock.json](../package-lock.json), each with its license.

n8n's packages are under n8n's [Sustainable Use License](https://docs.n8n.io/sustainable-use-license/). Node authors use them to build and test only.

| Package | Version | License |
|---|---|---|
`;

/** The text of docs/licenses.md: a row for each direct development dependency. */
export function licensesList(): string {
	const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as LockFile;
	const rows = Object.keys(lock.packages['']?.devDependencies ?? {}).map((name) => {
		const locked = lock.packages[`node_modules/${name}`] ?? {};
		// With an alias, such as a second version of a package, `name` is the package's own.
		const { version = '', license = 'not stated' } = locked;
		return `| ${locked.name ?? name} | ${version} | ${licenseName(license)} |\n`;
	});
	return INTRODUCTION + rows.join('');
}

/** n8n's packages name a file in place of a license. */
function licenseName(license: string): string {
	return license.startsWith('SEE LICENSE IN') ? 'Sustainable Use License' : license;
}
