import jestConfig from '../../jest.config.js';

/**
 * Mutation testing: changes the code in small ways, one at a time, and requires that a unit test
 * fails. It covers the batch engine, and what decides the outcome of a record.
 */
export default {
	testRunner: 'jest',
	jest: {
		enableFindRelatedTests: true,
		config: {
			...jestConfig,
			// Jest finds the tests of a source file only through files below the roots.
			roots: ['<rootDir>/nodes', '<rootDir>/test'],
			testMatch: ['**/test/unit/batch/**/*.test.ts', '**/test/unit/hubspot/**/*.test.ts'],
			// Its random runs find another mutant each time, and shrinking a failure takes longer than the timeout.
			testPathIgnorePatterns: [...jestConfig.testPathIgnorePatterns, 'unit/batch/anyRun'],
			setupFilesAfterEnv: [],
			coverageThreshold: undefined,
		},
	},
	mutate: ['nodes/CrmBatch/batch/**/*.ts', 'nodes/CrmBatch/hubspot/reply/**/*.ts'],
	ignorePatterns: ['dist', 'coverage', 'docs', 'examples', '.stryker'],
	coverageAnalysis: 'perTest',
	concurrency: 2,
	// Added to the usual time of the tests: a mutant that loops for ever ends by it.
	timeoutMS: 4_000,
	thresholds: { high: 95, low: 90, break: 90 },
	reporters: ['clear-text', 'progress', 'json'],
	clearTextReporter: { reportTests: false, logTests: false },
	jsonReporter: { fileName: '.stryker/mutation.json' },
	tempDirName: '.stryker/tmp',
};
