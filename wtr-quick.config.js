import config from './web-test-runner.config.js';
export default { ...config, testFramework: { config: { timeout: 25_000 } }, testsFinishTimeout: 300_000 };
