export * from './domain/index.js';
export * from './merkle/signing.js';
export * from './proof.js';
export * from './seal-book.js';
export * from './sealer.js';
export * from './seals.module.js';
export type { KeyEvent, Pin } from './verify/key-ring.js';
