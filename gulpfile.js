const { dest, src, task } = require('gulp');

/**
 * Copies the icons of nodes and credentials beside their compiled files.
 * `n8n-node build` does this too; the task is for builds that run plain `tsc`.
 */
function copyIcons() {
	// Without `encoding: false` gulp 5 reads files as text, which damages a PNG.
	return src('{nodes,credentials}/**/*.{png,svg}', { base: '.', encoding: false }).pipe(
		dest('dist'),
	);
}

task('build:icons', copyIcons);
