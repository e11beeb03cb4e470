export * from './activities.module.js';
export * from './activity-book.js';
export * from './domain/index.js';
