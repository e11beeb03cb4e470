import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { capability } from '#engine';
import { ExplainPingHandler } from './handlers/why.query.js';

/** Asks the whole history, and adds nothing to it. */
export const auditCapability = capability({ events: [], projections: [], processes: [] });

@Module({
  imports: [CqrsModule],
  providers: [ExplainPingHandler],
  exports: [],
})
export class AuditModule {}
