export * from './attempt-sender.js';
export * from './campaign-runtime.js';
export * from './campaigns.module.js';
export * from './domain/board-row.js';
export * from './cron.js';
export * from './domain/campaign-overview.js';
export * from './domain/campaign.decider.js';
export * from './domain/campaign.events.js';
export * from './domain/campaign.messages.js';
export * from './domain/campaign.projections.js';
export * from './domain/destinations.js';
export * from './domain/dry-run.facts.js';
export * from './domain/dry-run.js';
export * from './domain/dry-run.warnings.js';
export * from './domain/onboarding.js';
export * from './domain/party-ping.decider.js';
export * from './domain/ping.commands.js';
export * from './domain/ping.decider.js';
export * from './domain/ping.due.js';
export * from './domain/ping.events.js';
export {
  clockStart,
  deadlineOf,
  type ActivePing,
  type KeptAttempt,
  type PhoneTask,
  type Ping,
  type SendIntent,
} from './domain/ping.state.js';
export * from './domain/policies.projection.js';
export * from './domain/policy.decider.js';
export * from './domain/policy.js';
export * from './domain/readiness.js';
export * from './domain/response-times.projection.js';
export { answerWithin, endOfCounting } from './domain/responses.js';
export * from './domain/schedule.js';
export * from './domain/series.decider.js';
export * from './domain/series.events.js';
export * from './domain/series.messages.js';
export * from './domain/series.projection.js';
export * from './domain/spread.js';
export * from './domain/statistics.js';
export * from './handlers/board.queries.js';
export * from './handlers/history.query.js';
export * from './handlers/calendar.query.js';
export * from './handlers/dry-run.query.js';
export * from './handlers/onboarding.query.js';
export * from './handlers/readiness.query.js';
export * from './handlers/statistics.queries.js';
export * from './parse-policy.js';
export * from './reconciler.js';
export { standardId } from './version-book.js';
