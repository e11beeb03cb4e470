export * from './get-report.query.js';
export * from './report.js';
export * from './report-facts.js';
export * from './report-files.js';
export * from './report-of.js';
export * from './reporting.module.js';
export { reportLanguages, type ReportLanguage } from './words/index.js';
