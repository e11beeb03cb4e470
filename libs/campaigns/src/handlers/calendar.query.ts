import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { contactPoints } from '#directory';
import { ProjectionHost } from '#engine';
import { addMs, durationMs, InvalidInput, limits, msBetween, type Instant } from '#kernel';
import { AudienceBook } from '../audience-book.js';
import { campaignTimes } from '../domain/campaign-times.js';
import { campaigns } from '../domain/campaign.projections.js';
import { occurrenceName, type KnownSeries } from '../domain/series.decider.js';
import type { SeriesStart } from '../domain/series.events.js';
import { seriesList } from '../domain/series.projection.js';
import { dayEverywhereMs, OccurrenceFinder } from '../occurrence-finder.js';
import { VersionBook } from '../version-book.js';

/** A campaign, or one that a series is going to make of itself. */
export interface CalendarEntry {
  readonly campaignId: string;
  readonly name: string;
  /** `expected`: the series has not planned it yet. */
  readonly status: 'scheduled' | 'running' | 'paused' | 'closed' | 'expected';
  readonly seriesId: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** How many contact points it asks, where that is known. */
  readonly contactPoints: number | null;
}

/**
 * All campaigns that run at some time from one instant to another, in order of their starts, those that series are going to
 * plan included. Planned ones without a schedule have no time, and cancelled ones none any more.
 * @throws InvalidInput when it would span more than `limits.calendarDaysMax` days or `limits.calendarEntriesMax` entries.
 */
export class GetCalendar extends Query<readonly CalendarEntry[]> {
  constructor(
    readonly from: Instant,
    readonly to: Instant,
  ) {
    super();
  }
}

@QueryHandler(GetCalendar)
export class GetCalendarHandler implements IQueryHandler<GetCalendar> {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly audiences: AudienceBook,
    private readonly occurrences: OccurrenceFinder,
    private readonly versions: VersionBook,
  ) {}

  async execute({ from, to }: GetCalendar): Promise<readonly CalendarEntry[]> {
    requireRange(from, to);
    const { documentsOf } = await this.projections.moment([campaigns, contactPoints, seriesList]);
    const directory = [...documentsOf(contactPoints).values()];
    const allSeries = [...documentsOf(seriesList).values()];
    const entries = [...documentsOf(campaigns).values()]
      .flatMap((state) => campaignTimes(state, directory) ?? [])
      .filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
      .map(({ starts, ...times }): CalendarEntry => ({ ...times, contactPoints: starts.size }));
    for (const one of allSeries) await this.expect(one, from, to, entries);
    return entries.toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  }

  /** What comes after the occurrence that is a campaign already. */
  private async expect(
    { status, seriesId, definition, occurrence }: KnownSeries,
    from: Instant,
    to: Instant,
    entries: CalendarEntry[],
  ): Promise<void> {
    if (status !== 'active' || occurrence === undefined) return;
    const { policy } = await this.versions.policy(definition.policyId);
    const deadlineMs = durationMs(policy.deadline);
    // What occurs before has ended by then; looking there would take as long as it is ago.
    const endedBy = addMs(from, -deadlineMs - dayEverywhereMs - windowMs(definition.start));
    let { occursAt } = occurrence;
    if (occursAt < endedBy) occursAt = endedBy;
    for (;;) {
      const next = await this.occurrences.after(seriesId, definition, occursAt);
      if (next === undefined || next.startsAt >= to) return;
      ({ occursAt } = next);
      const { campaignId, startsAt, schedule } = next;
      const { last } = await this.audiences.startSpan(schedule, definition.audience);
      const endsAt = addMs(last, deadlineMs);
      if (endsAt <= from) continue;
      const name = occurrenceName(definition, occursAt);
      entries.push({
        campaignId,
        name,
        status: 'expected',
        seriesId,
        startsAt,
        endsAt,
        contactPoints: null,
      });
      if (entries.length > limits.calendarEntriesMax)
        throw invalidRange(`holds more than ${limits.calendarEntriesMax} campaigns; narrow it`);
    }
  }
}

function inOrder({ startsAt, campaignId }: CalendarEntry): string {
  return `${startsAt} ${campaignId}`;
}

function windowMs(start: SeriesStart): number {
  return start.kind === 'window' ? durationMs(start.length) : 0;
}

function requireRange(from: Instant, to: Instant): void {
  if (to <= from) throw invalidRange(`ends at ${to}, and begins at ${from}`);
  if (msBetween(from, to) > limits.calendarDaysMax * 86_400_000)
    throw invalidRange(`spans more than ${limits.calendarDaysMax} days`);
}

function invalidRange(message: string): InvalidInput {
  return new InvalidInput([{ where: { path: 'to' }, message: `the range ${message}` }]);
}
