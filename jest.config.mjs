// Jest projects, in the order of `npm test`: pure units, policy cases, templates, migrations, integration, e2e.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.spec.json' }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.nx', '<rootDir>/.waarborg'],
};
const withServer = { globalSetup: '<rootDir>/test/support/global-setup.mjs', globalTeardown: '<rootDir>/test/support/global-teardown.mjs' };
const project = (displayName, testMatch, extra = {}) => ({ ...shared, displayName, testMatch, ...extra });

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/apps/**/*.spec.ts', '<rootDir>/test/unit/**/*.spec.ts']),
    project('policies', ['<rootDir>/test/policies/**/*.spec.ts']),
    project('templates', ['<rootDir>/test/templates/**/*.spec.ts']),
    project('migrations', ['<rootDir>/test/migrations/**/*.spec.ts'], withServer),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts'], withServer),
    project('e2e', ['<rootDir>/test/e2e/**/*.e2e-spec.ts'], withServer),
  ],
};
