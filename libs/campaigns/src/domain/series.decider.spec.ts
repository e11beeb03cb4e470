import { describe, expect, it } from '@jest/globals';
import { fold, parseInstant, type Duration, type LocalTime } from '#kernel';
import { specFor } from '#testing';
import { DirectCampaign } from './campaign.messages.js';
import {
  occurrenceCampaignId,
  occurrenceName,
  occurrenceSchedule,
  series,
  type SeriesCommand,
} from './series.decider.js';
import type { SeriesDefinition, SeriesEvent, SeriesOccurrence } from './series.events.js';
import { PlanOccurrence } from './series.messages.js';
import { seriesProcess } from './series.process.js';
import { recorded } from './testing/recorded.js';

const given = specFor(series);
const seriesId = 'monthly';
const definition: SeriesDefinition = {
  name: 'Monthly test',
  policyId: 'standard',
  templateId: 'standard',
  audience: { parties: ['NL'] },
  cron: '0 3 1 * *',
  timezone: 'Europe/Paris',
  start: { kind: 'at' },
};
const now = parseInstant('2026-02-10T09:00:00Z');
const march = parseInstant('2026-03-01T02:00:00Z');
const april = parseInstant('2026-04-01T01:00:00Z');

const occurrence = (at: typeof march): SeriesOccurrence => ({
  campaignId: occurrenceCampaignId(seriesId, at),
  occursAt: at,
  startsAt: at,
  schedule: { kind: 'at', at },
});
const plan: SeriesCommand = {
  type: 'PlanSeries',
  seriesId,
  definition,
  first: occurrence(march),
  now,
};
const planned: SeriesEvent = { type: 'SeriesPlanned', data: { seriesId, ...definition } };
const first: SeriesEvent = {
  type: 'SeriesOccurrencePlanned',
  data: { seriesId, ...occurrence(march), plannedAt: now },
};
const advance = (at: typeof march): SeriesCommand => ({
  type: 'AdvanceSeries',
  next: occurrence(april),
  now: at,
});
const stopped: SeriesEvent = { type: 'SeriesStopped', data: { seriesId, stoppedAt: now } };

describe('a series', () => {
  it('is planned with its first occurrence, and the same again changes nothing', () => {
    given().when(plan).thenEvents(planned, first);
    given(planned, first).when(plan).thenNothing();
  });

  it('is not made another one under the same id, nor begun again', () => {
    const other = { ...plan, definition: { ...definition, cron: '0 4 1 * *' } };
    given(planned, first).when(other).thenRefused('series-exists');
    given(planned, first, stopped).when(plan).thenRefused('series-exists');
  });

  it('plans the following occurrence when the planned one starts, once', () => {
    const second: SeriesEvent = {
      type: 'SeriesOccurrencePlanned',
      data: { seriesId, ...occurrence(april), plannedAt: march },
    };
    given(planned, first)
      .when(advance(parseInstant('2026-03-01T01:59:59.999Z')))
      .thenNothing();
    given(planned, first).when(advance(march)).thenEvents(second);
    given(planned, first, second).when(advance(march)).thenNothing();
  });

  it('plans nothing once it is stopped', () => {
    given(planned, first).when({ type: 'StopSeries', now }).thenEvents(stopped);
    given(planned, first, stopped).when(advance(march)).thenNothing();
    given(planned, first, stopped).when({ type: 'StopSeries', now }).thenNothing();
  });

  it('has to be there', () => {
    given().when(advance(march)).thenRefused('series-unknown');
    given().when({ type: 'StopSeries', now }).thenRefused('series-unknown');
  });
});

describe('an occurrence', () => {
  it('names its campaign by its moment', () => {
    expect(occurrenceCampaignId(seriesId, march)).toBe('monthly-20260301T0200Z');
    expect(occurrenceName(definition, parseInstant('2026-02-28T23:30:00Z'))).toBe(
      'Monthly test 2026-03-01',
    );
  });

  it('starts as its series says, an hour of each on the day of the series’ own calendar', () => {
    const at = parseInstant('2026-02-28T23:30:00Z');
    const scheduleOf = (start: SeriesDefinition['start']) =>
      occurrenceSchedule({ ...definition, start }, at);
    const length = 'PT6H' as Duration;
    expect(scheduleOf({ kind: 'at' })).toEqual({ kind: 'at', at });
    expect(scheduleOf({ kind: 'window', length })).toEqual({ kind: 'window', from: at, length });
    expect(scheduleOf({ kind: 'local-hour', time: '03:00' as LocalTime })).toEqual({
      kind: 'local-hour',
      day: '2026-03-01',
      time: '03:00',
    });
  });
});

describe('the process of a series', () => {
  const reaction = (...history: readonly SeriesEvent[]) =>
    seriesProcess.react(fold(series, history), recorded(history.at(-1)!, now));

  it('makes a campaign of an occurrence, and wakes the series at its start', () => {
    expect(reaction(planned)).toEqual([]);
    expect(reaction(planned, first)).toEqual([
      {
        kind: 'command',
        command: PlanOccurrence,
        data: {
          seriesId,
          campaignId: 'monthly-20260301T0200Z',
          name: 'Monthly test 2026-03-01',
          policyId: 'standard',
          templateId: 'standard',
          audience: { parties: ['NL'] },
          schedule: { kind: 'at', at: march },
          startsAt: march,
          plannedAt: now,
        },
      },
      {
        kind: 'timer',
        timer: {
          id: `series.monthly.${Date.parse(march)}`,
          due: march,
          payload: { wake: 'series', seriesId },
        },
      },
    ]);
  });

  it('cancels the occurrence that has not started when the series is stopped', () =>
    expect(reaction(planned, first, stopped)).toEqual([
      {
        kind: 'command',
        command: DirectCampaign,
        data: {
          campaignId: 'monthly-20260301T0200Z',
          command: {
            type: 'CancelCampaign',
            now,
            reason: 'series monthly was stopped',
            unlessStarted: true,
          },
        },
      },
    ]));
});
