export * from './activities.projection.js';
export * from './activity.decider.js';
export * from './activity-erasure.process.js';
export * from './activity.events.js';
export * from './activity.filter.js';
export * from './activity.messages.js';
