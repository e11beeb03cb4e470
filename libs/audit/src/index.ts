export * from './audit.module.js';
export * from './domain/index.js';
export * from './event-lines.js';
export * from './event-search.js';
export * from './handlers/as-of.query.js';
export * from './handlers/why.query.js';
