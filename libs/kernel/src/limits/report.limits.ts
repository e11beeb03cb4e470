/** Bounds of the report. */
export const reportLimits = {
  /** Earlier tests that one is compared with: some years of a test each half year, and a table that fits a page. */
  reportedTestsBeforeMax: 12,
} as const;
