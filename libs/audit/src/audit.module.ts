import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { capability } from '#engine';
import { EventSearch } from './event-search.js';
import { GetAsOfHandler } from './handlers/as-of.query.js';
import { ExplainPingHandler } from './handlers/why.query.js';

/** Asks the whole history, and adds nothing to it. */
export const auditCapability = capability({ events: [], projections: [], processes: [] });

@Module({
  imports: [CqrsModule],
  providers: [EventSearch, ExplainPingHandler, GetAsOfHandler],
  exports: [EventSearch],
})
export class AuditModule {}
