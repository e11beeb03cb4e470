export * from './backup/index.js';
export * from './copy/copy-log.js';
export * from './damaged-event.js';
export * from './event-log.port.js';
export * from './file-lines.js';
export { isHousekeeping } from './housekeeping.js';
export { MemoryEventLog } from './memory/memory-event-log.js';
export { damageOf, SqliteEventLog } from './sqlite/sqlite-event-log.js';
export { serversIn, storeAddressPattern } from './store-address.js';
