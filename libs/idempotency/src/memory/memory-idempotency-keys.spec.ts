import { idempotencyContract } from '#testing';
import { MemoryIdempotencyKeys } from './memory-idempotency-keys.js';

idempotencyContract('MemoryIdempotencyKeys', () => Promise.resolve(new MemoryIdempotencyKeys()));
