import { CommandMessage, type Instant, type Revision } from '#kernel';
import type { SeriesOccurrence, SeriesDefinition } from './series.events.js';

/** Plans a series and its first occurrence. Policy and template are pinned by each campaign anew, in their newest version. */
export class PlanSeries extends CommandMessage<
  { readonly seriesId: string } & Omit<SeriesDefinition, 'templateId'> & {
      /** By default the standard one. */
      readonly templateId?: string;
    }
> {}

/** Ends a series, and cancels its occurrence that has not started. */
export class StopSeries extends CommandMessage<{
  readonly seriesId: string;
  readonly expectedRevision?: Revision;
}> {}

/** Plans the following occurrence once the start of the planned one has come. */
export class AdvanceSeries extends CommandMessage<{ readonly seriesId: string }> {}

/** Makes a campaign of an occurrence, planned and scheduled. */
export class PlanOccurrence extends CommandMessage<
  {
    readonly seriesId: string;
    readonly name: string;
    readonly plannedAt: Instant;
  } & Pick<SeriesDefinition, 'policyId' | 'templateId' | 'audience' | 'carriesNews'> &
    Pick<SeriesOccurrence, 'campaignId' | 'startsAt' | 'schedule'>
> {}
