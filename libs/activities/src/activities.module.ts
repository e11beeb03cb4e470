import { Module } from '@nestjs/common';
import { capability } from '#engine';
import { ActivityBook } from './activity-book.js';
import { activities } from './domain/activities.projection.js';
import { activityEvents } from './domain/activity.events.js';
import { AmendActivityHandler, RecordActivityHandler } from './handlers/activity.handlers.js';

export const activitiesCapability = capability({
  events: [activityEvents],
  projections: [activities],
  processes: [],
});

@Module({
  providers: [RecordActivityHandler, AmendActivityHandler, ActivityBook],
  exports: [ActivityBook],
})
export class ActivitiesModule {}
