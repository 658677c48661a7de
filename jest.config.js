/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test', '<rootDir>/sandbox', '<rootDir>/conformance'],
	testMatch: ['**/*.test.ts'],
	// The engine matrix and the tests in a real n8n have configurations of their own.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/engines/', '<rootDir>/test/e2e/'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
	setupFiles: ['<rootDir>/test/support/engine/n8nEnvironment.ts'],
	setupFilesAfterEnv: ['<rootDir>/sandbox/shapes/jestSetup.ts'],
	testTimeout: 30_000,
	// By default Jest leaves one core idle, which on two cores means one worker.
	maxWorkers: '100%',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text-summary', 'lcovonly'],
	coverageThreshold: { global: { lines: 95 } },
};
