export * from './log.js';
export * from './measured-timers.js';
export * from './metrics.js';
export * from './operations.js';
export * from './operations.module.js';
export * from './readiness.js';
export * from './request-log.js';
export * from './scrub.js';
export type { ServerStatus } from './server-status.js';
