export * from './redis-idempotency-keys.js';
