export * from './audit.module.js';
export * from './domain/index.js';
export * from './handlers/why.query.js';
