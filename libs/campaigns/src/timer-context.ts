import { derivedId, type CommandContext, type Instant } from '#kernel';

/** What the clock asks for is asked by the campaign's own process. */
export function timerContext(campaignId: string, now: Instant): CommandContext {
  const correlationId = derivedId('campaign', campaignId);
  return {
    now,
    actor: { kind: 'process', id: 'timers' },
    correlationId,
    causationId: correlationId,
  };
}
