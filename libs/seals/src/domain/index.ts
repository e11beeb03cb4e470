export * from './seal.events.js';
export * from './seal.messages.js';
export * from './seals.decider.js';
