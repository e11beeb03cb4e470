import { derivedId, type CommandContext, type Instant } from '#kernel';

const correlations = new Map<string, string>();

/** Everything a campaign leads to by itself is one correlation. */
export function campaignCorrelation(campaignId: string): string {
  let id = correlations.get(campaignId);
  if (id === undefined) {
    id = derivedId('campaign', campaignId);
    correlations.set(campaignId, id);
  }
  return id;
}

/** What the clock asks for is asked by the campaign's own process. */
export function timerContext(campaignId: string, now: Instant): CommandContext {
  const correlationId = campaignCorrelation(campaignId);
  return {
    now,
    actor: { kind: 'process', id: 'timers' },
    correlationId,
    causationId: correlationId,
  };
}
