export * from './correspondents/index.js';
export * from './parse-answers.js';
export * from './rehearsal.js';
