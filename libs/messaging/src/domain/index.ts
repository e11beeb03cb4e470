export * from './channel.js';
export * from './message-facts.js';
export * from './template.decider.js';
export * from './template.js';
export * from './template.messages.js';
export * from './templates.projection.js';
