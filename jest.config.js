import { existsSync } from 'node:fs';

/** Debian's Chromium, unless another one is named. The tests find it under the same name. */
process.env.CHROMIUM ??= '/usr/bin/chromium';
const hasBrowser = existsSync(process.env.CHROMIUM) || process.env.CI !== undefined;
if (!hasBrowser)
  process.stderr.write(
    `No Chromium at ${process.env.CHROMIUM}: what a browser does is not tested.\n`,
  );

/** Shared by every project: swc strips types, Jest links real ES modules. */
const base = {
  testEnvironment: 'node',
  // "rollcall-source" makes package.json "imports" (#kernel, ...) point at .ts files, so tests need no build.
  testEnvironmentOptions: { customExportConditions: ['rollcall-source', 'node', 'node-addons'] },
  setupFiles: ['reflect-metadata'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  // ESM source imports './x.js'; on disk it is x.ts.
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Has a "source" of its own, in TypeScript.
    '^eventsource-parser$': '<rootDir>/node_modules/eventsource-parser/dist/index.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts'],
    },
    { ...base, displayName: 'house', testMatch: ['<rootDir>/test/house/**/*.spec.ts'] },
    ...(hasBrowser
      ? [{ ...base, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] }]
      : []),
    { ...base, displayName: 'torture', testMatch: ['<rootDir>/test/torture/**/*.spec.ts'] },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
  ],
  // Ends what hangs and judges no speed: a loaded machine takes several times as long.
  testTimeout: 120_000,
  maxWorkers: 2,
  // Real ES modules of a file that was tested are never freed: after some dozens a worker would do nothing but look for memory.
  workerIdleMemoryLimit: '1500MB',
};
