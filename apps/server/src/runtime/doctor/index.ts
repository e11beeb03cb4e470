export * from './examine.js';
export type { Finding, Verdict } from './finding.js';
