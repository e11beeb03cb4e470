export * from './seals.module.js';
