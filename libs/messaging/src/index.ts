export * from './answer-page/index.js';
export * from './answer-tokens.js';
export * from './domain/index.js';
export * from './inbound/index.js';
export * from './messaging.module.js';
export * from './outbound/index.js';
export * from './simulated-transport.js';
export * from './transport.port.js';
