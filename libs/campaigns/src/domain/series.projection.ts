import type { Projection } from '#kernel';
import { series, type KnownSeries } from './series.decider.js';
import type { SeriesEvent } from './series.events.js';

const evolve = (state: KnownSeries | undefined, event: SeriesEvent): KnownSeries | undefined => {
  const next = series.evolve(state ?? series.initial, event);
  return next.status === 'absent' ? undefined : next;
};

/** Every series as its own events leave it. */
export const seriesList: Projection<KnownSeries, SeriesEvent> = {
  name: 'series',
  revision: 1,
  key: (event) => event.data.seriesId,
  apply: {
    SeriesPlanned: evolve,
    SeriesOccurrencePlanned: evolve,
    SeriesStopped: evolve,
  },
};
