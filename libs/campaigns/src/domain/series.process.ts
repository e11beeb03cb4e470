import type { Effect, Process } from '#kernel';
import { DirectCampaign } from './campaign.messages.js';
import { occurrenceName, series, type KnownSeries, type Series } from './series.decider.js';
import { seriesCategory, type SeriesEvent } from './series.events.js';
import { PlanOccurrence } from './series.messages.js';

/** Makes a campaign of every occurrence, and wakes the series when it starts. */
export const seriesProcess: Process<Series, SeriesEvent> = {
  name: 'series',
  category: seriesCategory,
  fold: series,

  react(state, event) {
    if (state.status === 'absent') return [];
    switch (event.type) {
      case 'SeriesPlanned':
        return [];
      case 'SeriesOccurrencePlanned':
        return seriesFollowUp(state);
      case 'SeriesStopped':
        return state.occurrence === undefined
          ? []
          : [
              {
                kind: 'command',
                command: DirectCampaign,
                data: {
                  campaignId: state.occurrence.campaignId,
                  command: {
                    type: 'CancelCampaign',
                    now: event.data.stoppedAt,
                    reason: `series ${state.seriesId} was stopped`,
                    unlessStarted: true,
                  },
                },
              },
            ];
      default:
        event satisfies never;
        return [];
    }
  },
};

/** What an active series asks of the shell, whoever looks: the process after an event, the reconciler after a crash. */
export function seriesFollowUp({
  status,
  seriesId,
  definition,
  occurrence,
}: KnownSeries): readonly Effect[] {
  if (status !== 'active' || occurrence === undefined) return [];
  const { campaignId, occursAt, startsAt, schedule, plannedAt } = occurrence;
  const { policyId, templateId, audience, carriesNews } = definition;
  const name = occurrenceName(definition, occursAt);
  return [
    {
      kind: 'command',
      command: PlanOccurrence,
      data: {
        seriesId,
        campaignId,
        name,
        policyId,
        templateId,
        audience,
        ...(carriesNews === undefined ? {} : { carriesNews }),
        schedule,
        startsAt,
        plannedAt,
      },
    },
    {
      kind: 'timer',
      timer: {
        id: `series.${seriesId}.${Date.parse(startsAt)}`,
        due: startsAt,
        payload: { wake: 'series', seriesId },
      },
    },
  ];
}
