export * from './simulated-transport.js';
export * from './transport.port.js';
