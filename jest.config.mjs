/**
 * Three projects: unit tests (`*.test.ts`, no server), integration tests (`*.int.test.ts`, real servers) and end-to-end
 * tests (`*.e2e.test.ts`, the whole system).
 */
const common = {
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }],
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          ...{ target: 'es2024', parser: { syntax: 'typescript', tsx: true } },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  // our packages are TypeScript behind symlinks in node_modules, so they are transformed; installed packages are not
  transformIgnorePatterns: ['/node_modules/(?!@toric/)'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/.toric', '/dist/'],
};
const patient = { ...common, setupFilesAfterEnv: ['<rootDir>/infra/prove/testing/patience.mjs'] };
export default {
  // a worker keeps the modules of the files that it has run: after two hundred of them it had 4 GB, and Node ended it
  workerIdleMemoryLimit: '2GB',
  testSequencer: '<rootDir>/infra/prove/testing/longest-first.mjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/src/**/*.test.{ts,tsx}', '<rootDir>/infra/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.int\\.test\\.ts$', '\\.e2e\\.test\\.ts$', '/node_modules/'],
    },
    { ...patient, displayName: 'integration', testMatch: ['**/*.int.test.ts'] },
    { ...patient, displayName: 'e2e', testMatch: ['<rootDir>/infra/prove/e2e/**/*.e2e.test.ts'] },
  ],
};
