export * from './letter-desk.js';
export * from './letter-sender.js';
