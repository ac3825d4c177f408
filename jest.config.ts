/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const shared: Config = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js'] },
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
  setupFiles: ['<rootDir>/server/testing/setup.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

const withDatabase = {
  globalSetup: '<rootDir>/server/testing/globalSetup.mjs',
  globalTeardown: '<rootDir>/server/testing/globalTeardown.mjs',
  runtime: '<rootDir>/server/testing/nativeRuntime.cjs',
};

/** Three groups: pure functions, the API on a real PostgreSQL, and the whole product in a browser. */
const config: Config = {
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/server/**/*.unit.test.ts', '<rootDir>/web/**/*.unit.test.ts'],
    },
    {
      ...shared,
      ...withDatabase,
      displayName: 'api',
      testMatch: ['<rootDir>/server/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.unit\\.test\\.ts$'],
    },
    {
      ...shared,
      ...withDatabase,
      globalSetup: '<rootDir>/server/testing/e2eSetup.mjs',
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/**/*.e2e.test.ts'],
    },
  ],
};

export default config;
