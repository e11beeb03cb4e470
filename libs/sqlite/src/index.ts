export * from './disk-fault.js';
