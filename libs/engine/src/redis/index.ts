export * from './bullmq-dispatch.js';
export * from './redis-members.js';
export * from './redis-pace.js';
