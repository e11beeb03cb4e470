export { applicationOver } from './application.js';
export * from './correspondents/index.js';
export * from './parse-answers.js';
export * from './rehearsal.js';
export * from './trial/make-scenario.js';
export type { Scenario } from './trial/scenario.js';
export * from './trial/trial.js';
export * from './trial/trials.js';
export * from './virtual-life.js';
