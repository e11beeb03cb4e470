import 'reflect-metadata';
import { trySeed } from './trials.js';

// One process of many: it is told a seed, tries it out, and says what came of it. It ends with whoever asks.
process.on('message', (seed: number) => {
  void trySeed(seed).then((tried) => process.send?.(tried));
});
process.on('disconnect', () => process.exit());
