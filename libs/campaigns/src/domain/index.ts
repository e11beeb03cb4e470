export * from './campaign.decider.js';
export * from './campaign.events.js';
export * from './party-ping.decider.js';
export * from './ping.decider.js';
export * from './ping.due.js';
export * from './ping.events.js';
export {
  clockStart,
  countedUntil,
  deadlineOf,
  occurrenceKey,
  type ActivePing,
  type KeptAttempt,
  type Ping,
  type SendIntent,
} from './ping.state.js';
export * from './policy.js';
export { answerWithin } from './responses.js';
