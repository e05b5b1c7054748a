/** Unit tests (`*.test.ts`, no I/O) and integration tests (`*.int.test.ts`, real servers) are two projects. */
const common = {
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // workspace packages are TypeScript behind symlinks: node_modules itself is never transformed
  transformIgnorePatterns: ['/node_modules/(?!@toric/)'],
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.toric', '/dist/'],
};
export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/src/**/*.test.ts', '<rootDir>/infra/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.int\\.test\\.ts$', '\\.e2e\\.test\\.ts$', '/node_modules/'],
    },
    { ...common, displayName: 'integration', testMatch: ['**/*.int.test.ts'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/infra/prove/e2e/**/*.e2e.test.ts'] },
  ],
};
