export * from './example-facts.js';
export * from './mail-addresses.js';
export * from './template-from.js';
export * from './render-message.js';
export * from './routing-transport.js';
export * from './smtp-transport.js';
export * from './template.dto.js';
export * from './webhook-transport.js';
