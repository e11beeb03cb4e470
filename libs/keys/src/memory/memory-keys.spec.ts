import { keysContract } from '#testing';
import { MemoryKeys } from './memory-keys.js';

keysContract('MemoryKeys', () => Promise.resolve(new MemoryKeys()));
