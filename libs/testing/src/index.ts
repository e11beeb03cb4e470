export * from './dispatch.contract.js';
export * from './timers.contract.js';
export * from './keys.contract.js';
export * from './snapshots.contract.js';
export * from './event-log.contract.js';
export * from './given.js';
export * from './hostile-mail.js';
export * from './idempotency.contract.js';
