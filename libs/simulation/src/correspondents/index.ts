export * from './correspondents.js';
export * from './human.js';
export * from './mail-sink.js';
