const main = require('../../jest.config');

/** @type {import('jest').Config} The tests in a real n8n; see main.ts. */
module.exports = {
	...main,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: [],
	setupFiles: [],
	setupFilesAfterEnv: ['<rootDir>/test/e2e/support/tryAgain.ts'],
	coverageThreshold: undefined,
	// One n8n and one sandbox are shared.
	maxWorkers: 1,
	testTimeout: 180_000,
};
