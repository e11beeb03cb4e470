export * from './memory/memory-snapshots.js';
export * from './snapshots.port.js';
export * from './sqlite/sqlite-snapshots.js';
