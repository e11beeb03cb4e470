import { Module } from '@nestjs/common';
import { capability } from '#engine';
import { ActivityBook } from './activity-book.js';
import { activities } from './domain/activities.projection.js';
import { activityErasureProcess } from './domain/activity-erasure.process.js';
import { activityEvents } from './domain/activity.events.js';
import {
  AmendActivityHandler,
  EraseActivityTextHandler,
  RecordActivityHandler,
} from './handlers/activity.handlers.js';

export const activitiesCapability = capability({
  events: [activityEvents],
  projections: [activities],
  processes: [activityErasureProcess],
});

@Module({
  providers: [RecordActivityHandler, AmendActivityHandler, EraseActivityTextHandler, ActivityBook],
  exports: [ActivityBook],
})
export class ActivitiesModule {}
