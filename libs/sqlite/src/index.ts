export * from './disk-fault.js';
export * from './sync-directory.js';
