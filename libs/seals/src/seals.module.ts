import { Module } from '@nestjs/common';
import { capability } from '#engine';
import { sealEvents } from './domain/seal.events.js';
import { RotateSealKeyHandler, SealLogHandler } from './handlers/seal.handlers.js';
import { SealBook } from './seal-book.js';
import { Sealer } from './sealer.js';

export const sealsCapability = capability({ events: [sealEvents], projections: [], processes: [] });

@Module({
  providers: [Sealer, SealBook, SealLogHandler, RotateSealKeyHandler],
  exports: [Sealer, SealBook],
})
export class SealsModule {}
