import type { Process } from '#kernel';
import { activity, type ActivityState } from './activity.decider.js';
import { activityCategory, type ActivityEvent } from './activity.events.js';
import { EraseActivityText } from './activity.messages.js';

/** What was decided is done, also where whoever decided it died before the key was forgotten, and where old keys came back. */
export const activityErasureProcess: Process<ActivityState, ActivityEvent> = {
  name: 'activity-erasure',
  category: activityCategory,
  fold: activity,
  react: (_, event) =>
    event.type === 'ActivityTextErased'
      ? [{ kind: 'command', command: EraseActivityText, data: event.data }]
      : [],
};
