import { snapshotsContract } from '#testing';
import { MemorySnapshots } from './memory-snapshots.js';

snapshotsContract('MemorySnapshots', () => Promise.resolve(new MemorySnapshots()));
