export * from './in-process-throttle.js';
export * from './throttle.port.js';
