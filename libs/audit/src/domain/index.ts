export * from './evidence.js';
export * from './why.attempts.js';
export * from './why.js';
export * from './why.rules.js';
export type { StepExplanation, StepReason, StepState } from './why.steps.js';
export * from './event-criteria.js';
