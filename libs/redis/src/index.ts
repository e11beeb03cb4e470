export * from './job-queue.js';
export type { QueuedJob } from './job-worker.js';
export * from './redis-fault.js';
export { RedisLink, defaultNamespace, type RedisSettings } from './redis-link.js';
