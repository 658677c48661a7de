const main = require('../../jest.config');

/** @type {import('jest').Config} The tests of the engine matrix; see engines.ts. */
module.exports = {
	...main,
	rootDir: '../..',
	roots: ['<rootDir>/test/engines'],
	testPathIgnorePatterns: [],
	coverageThreshold: undefined,
	testTimeout: 120_000,
};
