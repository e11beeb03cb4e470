import { Module } from '@nestjs/common';
import { capability } from '#engine';

export const accessCapability = capability({ events: [], projections: [], processes: [] });

@Module({ providers: [], exports: [] })
export class AccessModule {}
