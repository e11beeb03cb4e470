export * from './bullmq-timers.js';
