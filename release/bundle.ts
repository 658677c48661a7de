/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a build step */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/**
 * The second step of `npm run build`. Puts all that a node or a credential imports into its own
 * file, because n8n loads the package at its start and each file takes time. What the node imports
 * at its first use, with `import()`, is a second file. The files stay readable: nothing is minified,
 * and each source file has its name above it.
 */
const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');

/** What the node imports at its first use. */
const LATE = 'nodes/CrmBatch/methods/index';

interface Manifest {
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

async function main(): Promise<void> {
	const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
	const { n8n } = JSON.parse(manifest) as Manifest;
	const loaded = [...n8n.nodes, ...n8n.credentials].map((file) => path.relative('dist', file));
	const files = [...loaded, `${LATE}.js`];
	removeOthers(new Set(files.map((file) => path.join(dist, file))));
	await build({
		absWorkingDir: root,
		entryPoints: files.map((file) => file.replace(/\.js$/, '.ts')),
		outbase: '.',
		outdir: 'dist',
		allowOverwrite: true,
		bundle: true,
		external: ['n8n-workflow'],
		plugins: [lateFile],
		// `require` in place of `import()`: n8n removes the files of the package from the cache of
		// `require` when it loads the package again after an update.
		supported: { 'dynamic-import': false },
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		charset: 'utf8',
		logLevel: 'warning',
	});
}

/** Leaves what is imported late in its own file. */
const lateFile: Plugin = {
	name: 'late file',
	setup: ({ onResolve }) => {
		onResolve({ filter: /^\./ }, ({ kind, path: imported, resolveDir }) => {
			if (kind !== 'dynamic-import') return undefined;
			const source = path.relative(root, path.resolve(resolveDir, imported));
			if (source !== path.normalize(LATE)) return { errors: [{ text: `${source} is not LATE` }] };
			return { path: `./${path.posix.relative('nodes/CrmBatch', LATE)}.js`, external: true };
		});
	},
};

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
