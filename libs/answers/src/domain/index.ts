export * from './mail.decider.js';
export * from './mail.events.js';
export * from './mail.messages.js';
export * from './mail.process.js';
export * from './mailbox.projection.js';
