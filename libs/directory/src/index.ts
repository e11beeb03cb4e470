export * from './csv/index.js';
export * from './directory-export.js';
export * from './directory-import.js';
export * from './directory.module.js';
export * from './domain/index.js';
export * from './handlers/directory-differences.query.js';
export * from './import/index.js';
export * from './plain-details.js';
