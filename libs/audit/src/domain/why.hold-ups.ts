import type { Instant, Recorded } from '#kernel';
import type { CampaignEvent } from '#campaigns/domain';
import type { Case } from './why.steps.js';

type Of<Type extends CampaignEvent['type']> = Recorded<Extract<CampaignEvent, { type: Type }>>;

export interface HoldUp {
  readonly kind: 'paused' | 'outage';
  readonly words: string;
  readonly events: readonly Recorded<CampaignEvent>[];
}

/** What kept a step from being performed that fell due at `dueAt`, up to `until`; `undefined` where nothing on record did. */
export function heldUpAt(about: Case, dueAt: Instant, until: Instant): HoldUp | undefined {
  return pausedAt(about, dueAt, until) ?? outageAt(about, dueAt);
}

function pausedAt({ history }: Case, dueAt: Instant, until: Instant): HoldUp | undefined {
  let pause: Of<'CampaignPaused'> | undefined;
  for (const event of history.campaign) {
    if (event.type === 'CampaignPaused' && event.data.pausedAt <= until) pause = event;
    if (event.type !== 'CampaignResumed') continue;
    if (pause !== undefined && event.data.resumedAt >= dueAt)
      return paused(pause, dueAt, until, event);
    pause = undefined;
  }
  return pause === undefined ? undefined : paused(pause, dueAt, until);
}

function paused(
  pause: Of<'CampaignPaused'>,
  dueAt: Instant,
  until: Instant,
  resumed?: Of<'CampaignResumed'>,
): HoldUp | undefined {
  const { pausedAt } = pause.data;
  if (pausedAt > until) return undefined;
  const ended = resumed === undefined ? '' : ` and resumed at ${resumed.data.resumedAt}`;
  return {
    kind: 'paused',
    words: `It fell due at ${dueAt}; the campaign was paused at ${pausedAt}${ended}`,
    events: resumed === undefined ? [pause] : [pause, resumed],
  };
}

function outageAt({ history }: Case, dueAt: Instant): HoldUp | undefined {
  const outage = history.campaign.find(
    (event): event is Of<'CampaignOutageRecorded'> =>
      event.type === 'CampaignOutageRecorded' && event.data.from <= dueAt && dueAt <= event.data.to,
  );
  if (outage === undefined) return undefined;
  const { from, to } = outage.data;
  return {
    kind: 'outage',
    words: `It fell due at ${dueAt}, while Rollcall did not run (${from} to ${to})`,
    events: [outage],
  };
}
