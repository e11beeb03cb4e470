export * from './idempotency-keys.port.js';
export * from './memory/memory-idempotency-keys.js';
export * from './sqlite/sqlite-idempotency-keys.js';
