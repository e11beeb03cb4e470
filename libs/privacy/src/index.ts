export * from './erased-subjects.js';
export * from './held-document.js';
export * from './held-on.js';
