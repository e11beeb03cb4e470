export * from './store-bench.js';
export * from './virtual-redis-timers.js';
