export * from './redis-bench.js';
export * from './redis-server.js';
