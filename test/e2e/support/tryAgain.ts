// On a slow machine a page can be late: a test that fails is tried once more before it counts.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
