/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a build step */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * The second step of `npm run build`. Puts all that a node or a credential imports into its own
 * file, because n8n loads the package at its start and each file takes time. The files stay
 * readable: nothing is minified, and each source file has its name above it.
 */
const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');

interface Manifest {
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

async function main(): Promise<void> {
	const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
	const { n8n } = JSON.parse(manifest) as Manifest;
	const loaded = [...n8n.nodes, ...n8n.credentials];
	removeOthers(new Set(loaded.map((file) => path.join(root, file))));
	await build({
		absWorkingDir: root,
		entryPoints: loaded.map((file) => path.relative('dist', file).replace(/\.js$/, '.ts')),
		outbase: '.',
		outdir: 'dist',
		allowOverwrite: true,
		bundle: true,
		external: ['n8n-workflow'],
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		charset: 'utf8',
		logLevel: 'warning',
	});
}

/**
 * Removes from `dist` what the package does not need: modules that are within the bundles, and the
 * files beside `nodes` and `credentials`. Icons, codex and schemas stay where n8n looks for them.
 */
function removeOthers(kept: ReadonlySet<string>): void {
	for (const entry of readdirSync(dist)) {
		if (!['nodes', 'credentials'].includes(entry)) {
			rmSync(path.join(dist, entry), { recursive: true });
		}
	}
	for (const entry of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
		const file = path.join(dist, entry);
		if (entry.endsWith('.js') && !kept.has(file)) rmSync(file);
	}
	removeEmptyFolders(dist);
}

function removeEmptyFolders(folder: string): void {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isDirectory()) removeEmptyFolders(path.join(folder, entry.name));
	}
	if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

void main();
