export * from './parse-answers.js';
export * from './rehearsal.js';
