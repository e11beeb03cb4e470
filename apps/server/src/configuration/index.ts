export * from './configuration-warnings.js';
export * from './known-settings.js';
export * from './load-configuration.js';
export * from './loopback.js';
export * from './shown-settings.js';
