import { Module } from '@nestjs/common';
import { capability } from '#engine';

export const sealsCapability = capability({ events: [], projections: [], processes: [] });

@Module({ providers: [], exports: [] })
export class SealsModule {}
