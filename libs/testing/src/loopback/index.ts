export * from './free-port.js';
export * from './loopback-certificate.js';
