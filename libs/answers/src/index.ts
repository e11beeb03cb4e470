export * from './answers.module.js';
export * from './token-book.js';
