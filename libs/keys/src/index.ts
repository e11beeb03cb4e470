export * from './copy-keys.js';
export * from './event-log/event-log-keys.js';
export * from './key-backup.js';
export * from './keys.port.js';
export * from './master-key.js';
export * from './memory/memory-keys.js';
export * from './personal-data.js';
export * from './sqlite/sqlite-keys.js';
