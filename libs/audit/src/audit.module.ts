import { Module } from '@nestjs/common';
import { capability } from '#engine';

export const auditCapability = capability({ events: [], projections: [], processes: [] });

@Module({ providers: [], exports: [] })
export class AuditModule {}
