export * from './redis-throttle.js';
